package io.airworthy.cli;

import io.airworthy.release.CheckResult;
import io.airworthy.release.Decision;
import io.airworthy.release.DecisionLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `airworthy decisions`: the log of decisions, after checking that nobody changed it.
@Command(name = "decisions", description = "the log of decisions, checked")
final class Decisions implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Override
  public Integer call() {
    List<Decision> decisions =
        DecisionLog.in(global.dataDir.resolve("decisions.jsonl")).decisions();
    global.answer(
        decisions.stream().map(Decisions::document).toList(),
        decisions.isEmpty()
            ? "no decision yet"
            : decisions.stream().map(Decisions::line).collect(Collectors.joining("\n")));
    return 0;
  }

  private static Map<String, Object> document(Decision decision) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("at", decision.at().toString());
    document.put("actor", decision.actor().value());
    document.put("action", decision.action().value());
    document.put("subject", decision.subject().value());
    document.put("outcome", decision.outcome().label());
    document.put("checks", decision.checks().stream().map(Decisions::document).toList());
    return document;
  }

  private static Map<String, Object> document(CheckResult check) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("check", check.finding().check());
    document.put("outcome", check.outcome().label());
    document.put("reason", check.finding().reason());
    check.finding().observed().ifPresent(value -> document.put("observed", value));
    check.finding().threshold().ifPresent(value -> document.put("threshold", value));
    document.put("n", check.finding().n());
    return document;
  }

  private static String line(Decision decision) {
    String reasons =
        decision.checks().stream()
            .filter(check -> !(check instanceof CheckResult.Pass))
            .map(check -> check.finding().check() + ": " + check.finding().reason())
            .collect(Collectors.joining("; "));
    return String.join(
        "  ",
        decision.at().toString(),
        decision.actor().value(),
        decision.action().value(),
        decision.subject().value(),
        decision.outcome().label(),
        reasons);
  }
}
