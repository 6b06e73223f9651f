package io.airworthy.benchmarks;

import io.airworthy.features.PointInTimeJoinComparison;
import io.airworthy.telemetry.BoundaryComparison;
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
          new TrainingComparison(),
          new MetricsComparison(),
          new SignalsComparison(),
          new DailyComparison(),
          new Soak());

  private Comparisons() {}
}
