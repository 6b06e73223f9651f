package io.airworthy.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.airworthy.Identifier;
import io.airworthy.release.CheckResult.Finding;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One line of the decision log.
///
/// @param sequence from 1
/// @param previous the SHA-256 of the line before, without its line end; zeros for the first
/// @param decision what was decided
record DecisionLine(long sequence, String previous, Decision decision) {
  private static final ObjectMapper JSON = new ObjectMapper();

  String toJson() {
    ObjectNode node = JSON.createObjectNode();
    node.put("sequence", sequence);
    node.put("previous", previous);
    node.put("at", decision.at().toString());
    node.put("actor", decision.actor().value());
    node.put("action", decision.action().value());
    node.put("subject", decision.subject().value());
    node.put("outcome", decision.outcome().label());
    ArrayNode checks = node.putArray("checks");
    decision.checks().forEach(check -> write(checks.addObject(), check));
    return node.toString();
  }

  private static void write(ObjectNode node, CheckResult check) {
    Finding finding = check.finding();
    node.put("check", finding.check());
    node.put("outcome", check.outcome().label());
    node.put("reason", finding.reason());
    finding.observed().ifPresent(value -> node.put("observed", value));
    finding.threshold().ifPresent(value -> node.put("threshold", value));
    node.put("n", finding.n());
  }

  /// The line; empty when the text is not one.
  static Optional<DecisionLine> parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return Optional.of(
          new DecisionLine(
              node.required("sequence").asLong(),
              node.required("previous").asText(),
              decision(node)));
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Decision decision(JsonNode node) {
    List<CheckResult> checks = new ArrayList<>();
    node.required("checks").forEach(check -> checks.add(check(check)));
    return new Decision(
        Instant.parse(node.required("at").asText()),
        new Identifier(node.required("actor").asText()),
        new Identifier(node.required("action").asText()),
        new Identifier(node.required("subject").asText()),
        outcome(node),
        checks);
  }

  private static CheckResult check(JsonNode node) {
    Finding finding =
        new Finding(
            node.required("check").asText(),
            node.required("reason").asText(),
            number(node, "observed"),
            number(node, "threshold"),
            node.required("n").asLong());
    return switch (outcome(node)) {
      case PASS -> finding.pass();
      case FAIL -> finding.fail();
      case INCONCLUSIVE -> finding.inconclusive();
    };
  }

  private static Outcome outcome(JsonNode node) {
    return Outcome.parse(node.required("outcome").asText())
        .orElseThrow(() -> new IllegalArgumentException("unknown outcome"));
  }

  private static OptionalDouble number(JsonNode node, String key) {
    return node.has(key) ? OptionalDouble.of(node.get(key).asDouble()) : OptionalDouble.empty();
  }
}
