package io.airworthy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CrashHarnessIT {
  @Test
  @Timeout(300)
  void killedIngest_losesNothingAcknowledgedAndRepeatsNothing(@TempDir Path dataDir)
      throws Exception {
    CrashHarness.Outcome outcome = CrashHarness.run(5, 20_260_302, dataDir);
    assertThat(outcome.acknowledged()).isGreaterThanOrEqualTo(5);
    assertThat(outcome.stored()).isGreaterThanOrEqualTo(outcome.acknowledged());
    assertThat(outcome.commits()).as("commits to be torn apart").isGreaterThan(5);
    assertThat(outcome.lost()).isZero();
    assertThat(outcome.duplicated()).isZero();
  }
}
