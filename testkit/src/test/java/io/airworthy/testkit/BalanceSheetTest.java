package io.airworthy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

class BalanceSheetTest {
  private final BalanceSheet sheet = new BalanceSheet();
  private final AtomicLong taken = new AtomicLong();

  @Test
  void equationThatHolds_isSilent() {
    sheet.holds("read = taken", () -> 3, taken::get);
    taken.set(3);
    sheet.check();
  }

  @Test
  void equationsThatDoNot_areNamedWithBothSides() {
    sheet.holds("read = taken", () -> 3, taken::get);
    sheet.holds("kept = kept", () -> 1, () -> 1);
    sheet.holds("sent = answered", () -> 9, () -> 8);
    assertThatThrownBy(sheet::check)
        .isInstanceOf(AssertionError.class)
        .hasMessage("counters do not balance: read = taken: 3, 0; sent = answered: 9, 8");
  }

  /// Passes by itself; its counters do not balance.
  static class Unbalanced {
    @RegisterExtension final BalanceSheet sheet = new BalanceSheet();

    @Test
    void passes() {
      sheet.holds("read = taken", () -> 1, () -> 0);
    }
  }

  @Test
  void testAfterWhichAnEquationDoesNotHold_fails() {
    var tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(DiscoverySelectors.selectClass(Unbalanced.class))
            .execute()
            .testEvents();
    assertThat(tests.failed().count()).isEqualTo(1);
  }
}
