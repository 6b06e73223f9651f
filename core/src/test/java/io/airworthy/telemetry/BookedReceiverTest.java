package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.otlp.Otlp;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// That the books find what they are there to find.
class BookedReceiverTest {
  private final BalanceSheet sheet = new BalanceSheet();

  private BookedReceiver receiver(TelemetrySink sink) {
    return new BookedReceiver(
        sheet,
        TelemetryOptions.defaults(),
        new SeededKeyRing(1),
        sink,
        InstantSource.fixed(Otlp.START));
  }

  private static byte[] span() {
    return Otlp.traces(Otlp.chat(1, "c", "hello", "yes")).toByteArray();
  }

  @Test
  void wholeAccount_balances() {
    receiver(new InMemorySink()).export(Signal.TRACES, span());
    sheet.check();
  }

  @Test
  void sinkThatKeepsARowToItself_isFound() {
    receiver(_ -> TelemetrySink.Receipt.settled(0, 0)).export(Signal.TRACES, span());
    assertThatThrownBy(sheet::check)
        .hasMessageContaining("rows handed to the sink = stored + duplicate + pending: 1, 0");
  }

  @Test
  void rowThatWasSentAndNeverHandedOn_isFound() {
    receiver(new InMemorySink()).told(1, 0);
    assertThatThrownBy(sheet::check).hasMessageContaining("rows of taken requests");
  }

  @Test
  void refusalWithoutAnEntry_isFound() {
    receiver(new InMemorySink()).told(0, 1);
    assertThatThrownBy(sheet::check).hasMessageContaining("rejected = ");
  }
}
