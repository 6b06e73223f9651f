package io.airworthy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.testkit.SharedData;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The seeded leak of the BETOLD dialogues: those that end in a handoff end on a system event.
class BetoldLeakIT {
  private final LeakageAudit audit = new LeakageAudit(AuditOptions.DEFAULTS);

  private static Betold dialogues() {
    return Betold.read(SharedData.require("betold/BETOLD_valid.json"));
  }

  private static Set<String> flagged(AuditReport report) {
    return report.findings().stream()
        .map(finding -> finding.feature().orElse("table"))
        .collect(Collectors.toSet());
  }

  @Test
  void audit_flagsWhoSpokeLast_andOnlyWhatReadsTheEnd() {
    AuditReport report = audit.audit(dialogues().table(), List.of());
    assertThat(flagged(report))
        .contains("last_speaker", "intent_last_1")
        .isSubsetOf("last_speaker", "intent_last_1", "intent_last_2", "intent_last_3");
    FeatureStrength speaker =
        report.strengths().stream()
            .filter(strength -> strength.feature().equals("last_speaker"))
            .findFirst()
            .orElseThrow();
    assertThat(speaker.auroc()).isEqualTo(.790, within(.001));
  }

  @Test
  void audit_flagsNothing_inTheFirstSixteenEvents() {
    AuditReport report = audit.audit(dialogues().first(16).table(), List.of());
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void truncation_showsWhatTheEndIsWorth() {
    Betold all = dialogues();
    TruncationControl.Outcome outcome =
        new TruncationControl(AuditOptions.DEFAULTS)
            .compare(
                all.table(),
                List.of(
                    new TruncationControl.Cut("without the last event", all.withoutLast(1).table()),
                    new TruncationControl.Cut(
                        "without the last two events", all.withoutLast(2).table()),
                    new TruncationControl.Cut(
                        "with the first sixteen events", all.first(16).table())))
            .orElseThrow();
    assertThat(outcome.auroc()).isEqualTo(.892, within(.005));
    assertThat(outcome.steps())
        .extracting(step -> Math.round(1000 * step.auroc()) / 1000.0)
        .containsExactly(.831, .804, .617);
    assertThat(outcome.findings())
        .extracting(Finding::kind)
        .containsOnly(Finding.Kind.TRUNCATION)
        .hasSize(3);
  }
}
