package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.Identifier;
import io.airworthy.Quarantined;
import io.airworthy.TelemetryBatch;
import io.airworthy.lake.FieldReader.MalformedRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordEncoderTest {
  private static final TelemetryBatch ONE_ENTRY =
      entries(
          List.of(
              new Quarantined(
                  new Identifier("logs"),
                  new Identifier("missing"),
                  Optional.empty(),
                  new Identifier("logs"),
                  Instant.ofEpochSecond(1),
                  3)));

  /// The bytes that version 1 of the format promises, worked out by hand.
  private static final String GOLDEN =
      "00000001" // no turns, judgements, changes; one entry
          + "02" // two strings
          + "046c6f6773" // logs
          + "076d697373696e67" // missing
          + "0c" // the row's fields take 12 bytes
          + "0600" // column 1, word 0
          + "0a01" // column 2, word 1
          + "1200" // column 4, word 0
          + "1480897a" // column 5, zigzag of 1,000,000
          + "1806"; // column 6, zigzag of 3

  @Test
  void encode_writesTheBytesOfTheSpecification() {
    assertThat(HexFormat.of().formatHex(RecordEncoder.encode(ONE_ENTRY))).isEqualTo(GOLDEN);
  }

  @Test
  void decode_readsTheBytesOfTheSpecification() {
    assertThat(decode(HexFormat.of().parseHex(GOLDEN))).isEqualTo(ONE_ENTRY);
  }

  @Test
  void decode_returnsEveryColumnOfEveryKind() {
    for (int number : new int[] {0, 1, 1_000_000}) {
      TelemetryBatch batch = JournalSamples.full(number);
      assertThat(decode(RecordEncoder.encode(batch))).isEqualTo(batch);
    }
  }

  @Test
  void decode_returnsWordsThatStayChangeAndComeBack() {
    Quarantined entry = ONE_ENTRY.quarantined().getFirst();
    TelemetryBatch batch =
        entries(
            Stream.of("missing", "missing", "logs", "missing", "invalid", "logs")
                .map(
                    reason ->
                        new Quarantined(
                            entry.signal(),
                            new Identifier(reason),
                            Optional.of(new Identifier("missing")),
                            entry.schemaFingerprint(),
                            entry.firstSeen(),
                            1))
                .toList());
    assertThat(decode(RecordEncoder.encode(batch))).isEqualTo(batch);
  }

  @Test
  void decode_returnsTimesBefore1970() {
    Quarantined entry = ONE_ENTRY.quarantined().getFirst();
    TelemetryBatch early =
        entries(
            List.of(
                new Quarantined(
                    entry.signal(),
                    entry.reason(),
                    Optional.empty(),
                    entry.schemaFingerprint(),
                    Instant.parse("1969-12-31T23:59:59.999999Z"),
                    1)));
    assertThat(decode(RecordEncoder.encode(early))).isEqualTo(early);
  }

  @Test
  void decode_skipsColumnsItDoesNotKnow() {
    String column99 = GOLDEN.replace("0c0600", "0f" + "8c0302" + "0600");
    assertThat(decode(HexFormat.of().parseHex(column99))).isEqualTo(ONE_ENTRY);
  }

  @Test
  void decode_refusesASentence() {
    byte[] payload = HexFormat.of().parseHex(GOLDEN.replace("6d697373696e67", "6d697320696e67"));
    assertThatThrownBy(() -> decode(payload)).isInstanceOf(MalformedRecord.class);
  }

  private static TelemetryBatch entries(List<Quarantined> entries) {
    return new TelemetryBatch(List.of(), List.of(), List.of(), entries);
  }

  private static TelemetryBatch decode(byte[] payload) {
    return RecordDecoder.decode(ByteBuffer.wrap(payload));
  }
}
