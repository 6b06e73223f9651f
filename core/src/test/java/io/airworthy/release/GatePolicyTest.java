package io.airworthy.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatePolicyTest {
  @Test
  void policy_hasDefaults() {
    assertThat(GatePolicy.of(Map.of())).isEqualTo(GatePolicy.DEFAULT);
    assertThat(GatePolicy.DEFAULT)
        .isEqualTo(new GatePolicy(0.05, 0.05, 1000, 1, 50, 0.05, 200, 10, 0.5, 0.5, 0.05));
  }

  @Test
  void policy_mapsEveryKey() {
    assertThat(
            GatePolicy.of(
                Map.ofEntries(
                    Map.entry("average-precision-margin", "0.1"),
                    Map.entry("alpha", "0.01"),
                    Map.entry("bootstrap-replicates", "200"),
                    Map.entry("bootstrap-seed", "-9"),
                    Map.entry("minimum-positives", "30"),
                    Map.entry("maximum-calibration-error", "0.02"),
                    Map.entry("slice-minimum-rows", "100"),
                    Map.entry("slice-minimum-positives", "5"),
                    Map.entry("slice-minimum-auroc", "0.6"),
                    Map.entry("slice-minimum-coverage", "0.7"),
                    Map.entry("maximum-missing-rise", "0.2"))))
        .isEqualTo(new GatePolicy(0.1, 0.01, 200, -9, 30, 0.02, 100, 5, 0.6, 0.7, 0.2));
  }

  @Test
  void policy_refusesAnUnknownKey() {
    assertThatThrownBy(() -> GatePolicy.of(Map.of("alhpa", "0.01")))
        .isInstanceOf(AirworthyException.class)
        .hasMessageStartingWith("gate policy: unknown key alhpa; known are alpha, ");
  }

  @Test
  void policy_refusesWhatIsNoNumberOrOutOfRange() {
    assertRefused("alpha", "small", "alpha is 'small', expected a number");
    assertRefused("alpha", "NaN", "alpha is NaN");
    assertRefused("alpha", "0", "alpha is 0.0");
    assertRefused("average-precision-margin", "1", "average-precision-margin is 1.0");
    assertRefused("bootstrap-replicates", "99", "bootstrap-replicates is 99");
    assertRefused("bootstrap-replicates", "1e3", "expected a whole number");
    assertRefused("minimum-positives", "-4294967296", "minimum-positives is -1");
  }

  private static void assertRefused(String key, String value, String message) {
    assertThatThrownBy(() -> GatePolicy.of(Map.of(key, value)))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining(message);
  }
}
