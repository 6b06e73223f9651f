package io.airworthy.benchmarks;

import io.airworthy.features.PointInTimeJoinComparison;
import io.airworthy.telemetry.BoundaryComparison;
import io.airworthy.telemetry.SentencesComparison;
import java.util.List;

/// All comparisons there are.
final class Comparisons {
  static final List<Comparison> ALL =
      List.of(
          new CohortAucComparison(),
          new ActiveUsersComparison(),
          new TenantActivesComparison(),
          new PointInTimeJoinComparison(),
          new BoundaryComparison(),
          new IngestComparison(),
          new LoadComparison(),
          new CollectorComparison(),
          new TrainingComparison(),
          new MetricsComparison(),
          new SignalsComparison(),
          new SentencesComparison(),
          new DailyComparison(),
          new Soak());

  private Comparisons() {}
}
