package io.airworthy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.evaluation.AuditReport.Control;
import io.airworthy.evaluation.AuditReport.Outcome;
import io.airworthy.evaluation.Finding.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditReportTest {
  private static AuditReport report(Outcome availability, Kind... found) {
    List<Finding> findings =
        List.of(found).stream()
            .map(kind -> new Finding(kind, Optional.empty(), "m", 1, Optional.empty(), 0, "seen"))
            .toList();
    return new AuditReport(
        findings, List.of(new Control(Kind.AVAILABILITY, availability, "looked")), List.of());
  }

  @Test
  void shuffledTime_isDriftWhereEveryFeatureWasAvailable() {
    AuditReport report = report(Outcome.CLEAR, Kind.SHUFFLED_TIME);
    assertThat(report.isFlagged()).isTrue();
    assertThat(report.leaks()).isEmpty();
  }

  @Test
  void shuffledTime_isALeakWhereAvailabilityIsNotKnown() {
    assertThat(report(Outcome.INCONCLUSIVE, Kind.SHUFFLED_TIME).leaks()).hasSize(1);
    assertThat(report(Outcome.FLAGGED, Kind.AVAILABILITY, Kind.SHUFFLED_TIME).leaks()).hasSize(2);
  }

  @Test
  void singleFeature_isALeakHoweverPunctual() {
    assertThat(report(Outcome.CLEAR, Kind.SINGLE_FEATURE, Kind.SHUFFLED_TIME).leaks())
        .extracting(Finding::kind)
        .containsExactly(Kind.SINGLE_FEATURE);
  }
}
