package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.TelemetryBatch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandoverTest {
  private static final int MORE_THAN_WAIT = 100;
  private static final TelemetryBatch PIECE =
      new TelemetryBatch(List.of(), List.of(), List.of(), List.of());

  private final Handover handover = new Handover();

  private Thread maker() {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              for (int piece = 0; piece < MORE_THAN_WAIT; piece++) {
                handover.put(PIECE);
              }
              handover.end();
            });
  }

  @Test
  void moreThanCanWait_allCome() throws Exception {
    Thread maker = maker();

    assertThat(handover.pieces()).hasSize(MORE_THAN_WAIT);
    maker.join();
  }

  @Test
  void makerThatWaits_isLetGoWhenNobodyTakesAnyMore() throws Exception {
    Thread maker = maker();
    while (maker.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    handover.close();

    assertThat(maker.join(Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void batchThatIsBrokenOff_isNoWholeOne() {
    handover.put(PIECE);
    handover.breakOff();

    assertThatThrownBy(() -> handover.pieces().toList())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("broken off");
  }
}
