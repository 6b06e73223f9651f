package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.TelemetryBatch;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SegmentScanTest {
  private static final List<TelemetryBatch> BATCHES =
      IntStream.range(0, 6).mapToObj(JournalSamples::full).toList();
  private static final byte[] SEGMENT = JournalSamples.segment(BATCHES);

  @Test
  void scan_readsAnIntactSegment() {
    Map<Long, TelemetryBatch> records = new LinkedHashMap<>();
    SegmentScan scan =
        SegmentScan.read(
            ByteBuffer.wrap(SEGMENT),
            (sequence, rows) -> records.put(sequence, RecordDecoder.decode(rows)));
    assertThat(records.values()).containsExactlyElementsOf(BATCHES);
    assertThat(records.keySet()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(scan).isEqualTo(new SegmentScan(6, 18, 6, List.of(), SEGMENT.length));
    assertThat(SegmentScan.count(ByteBuffer.wrap(SEGMENT))).isEqualTo(scan);
  }

  @Test
  void scan_goesOnBehindADamagedRecord() {
    byte[] damaged = SEGMENT.clone();
    int second = boundaries().get(1);
    damaged[second + 40] ^= 1;
    List<Long> sequences = new ArrayList<>();
    SegmentScan scan =
        SegmentScan.read(ByteBuffer.wrap(damaged), (sequence, _) -> sequences.add(sequence));
    assertThat(scan.damage()).containsExactly(new SegmentScan.Range(second, boundaries().get(2)));
    assertThat(sequences).containsExactly(1L, 3L, 4L, 5L, 6L);
    assertThat(scan.last()).isEqualTo(6);
    assertThat(scan.rows()).isEqualTo(15);
  }

  @Test
  void scan_tellsWhereWholeRecordsAreMissing() {
    List<Integer> at = boundaries();
    byte[] without = Arrays.copyOf(SEGMENT, SEGMENT.length - (at.get(2) - at.get(1)));
    System.arraycopy(SEGMENT, at.get(2), without, at.get(1), SEGMENT.length - at.get(2));
    assertThat(SegmentScan.count(ByteBuffer.wrap(without)).damage())
        .containsExactly(new SegmentScan.Range(at.get(1), at.get(1)));
  }

  @Test
  void scan_neverReturnsAWrongRowNorHidesALoss() {
    Random random = new Random(20_260_302);
    Assertions.assertTimeout(
        Duration.ofMinutes(5),
        () -> {
          for (int i = 0; i < 200_000; i++) {
            check(mutated(random), i);
          }
        });
  }

  private static void check(byte[] mutated, int round) {
    AtomicLong last = new AtomicLong();
    SegmentScan scan =
        SegmentScan.read(
            ByteBuffer.wrap(mutated),
            (sequence, rows) -> {
              assertThat(sequence).as("round %d", round).isGreaterThan(last.getAndSet(sequence));
              if (!RecordDecoder.decode(rows).equals(BATCHES.get((int) sequence - 1))) {
                throw new AssertionError("round " + round + ": record " + sequence + " is wrong");
              }
            });
    assertThat(scan.last()).as("round %d", round).isEqualTo(last.get());
    boolean whole = scan.records() == BATCHES.size();
    boolean endsAtARecord = CUTS.contains(mutated.length) && scan.last() == scan.records();
    if (!whole && scan.damage().isEmpty() && !endsAtARecord) {
      throw new AssertionError("round " + round + ": a loss was not reported");
    }
  }

  private static final Set<Integer> CUTS = new HashSet<>(boundaries());

  /// Where the records begin, and the end.
  private static List<Integer> boundaries() {
    List<Integer> boundaries = new ArrayList<>(List.of(SegmentFormat.HEADER_BYTES));
    ByteBuffer segment = ByteBuffer.wrap(SEGMENT);
    while (boundaries.getLast() < SEGMENT.length) {
      int at = boundaries.getLast();
      boundaries.add(at + SegmentFormat.RECORD_HEADER_BYTES + segment.getInt(at + 4));
    }
    return boundaries;
  }

  private static byte[] mutated(Random random) {
    byte[] bytes = SEGMENT.clone();
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(1 << random.nextInt(11)));
    switch (random.nextInt(6)) {
      case 0 -> bytes[from] ^= (byte) (1 << random.nextInt(8));
      case 1 -> {
        for (int i = from; i < to; i++) {
          bytes[i] = (byte) random.nextInt();
        }
      }
      case 2 -> Arrays.fill(bytes, from, to, (byte) 0);
      case 3 -> bytes = Arrays.copyOf(bytes, from);
      case 4 -> bytes = spliced(bytes, from, new byte[0], to);
      default -> bytes = spliced(bytes, from, Arrays.copyOfRange(bytes, from, to), from);
    }
    return bytes;
  }

  /// The bytes before `from`, the insert, and the bytes from `rest` on.
  private static byte[] spliced(byte[] bytes, int from, byte[] insert, int rest) {
    ByteBuffer result = ByteBuffer.allocate(from + insert.length + bytes.length - rest);
    result.put(bytes, 0, from).put(insert).put(bytes, rest, bytes.length - rest);
    return result.array();
  }
}
