package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import io.airlift.compress.zstd.ZstdOutputStream;
import io.airworthy.AirworthyException;
import io.airworthy.testkit.Gzip;
import io.airworthy.testkit.otlp.Otlp;
import io.airworthy.testkit.otlp.OtlpJsonWriter;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FileIngestorTest {
  private static final ExportTraceServiceRequest TRACES =
      Otlp.traces(Otlp.chat(1, "c", "hello", "yes"), Otlp.chat(2, "c", "more", "no"));
  private static final ExportLogsServiceRequest LOGS =
      Otlp.logs(
          Otlp.log(
              3,
              "gen_ai.evaluation.result",
              Otlp.text("gen_ai.evaluation.name", "satisfaction"),
              Otlp.number("gen_ai.evaluation.score.value", 4),
              Otlp.text("gen_ai.response.id", "r1")));
  private static final String LINES =
      OtlpJsonWriter.line(TRACES) + "\n" + OtlpJsonWriter.line(LOGS) + "\n";

  @RegisterExtension final Harness harness = new Harness();

  @RegisterExtension final Harness twos = new Harness(TelemetryOptions.defaults().withBatchRows(2));

  @Test
  void jsonLines_areRead() {
    assertThat(ingest(bytes(LINES)).stored()).isEqualTo(3);
  }

  @Test
  void jsonLines_withoutALastLineBreakAndWithEmptyOnesAreRead() {
    assertThat(ingest(bytes("\n\n" + LINES.strip())).stored()).isEqualTo(3);
  }

  @Test
  void oneDocument_overManyLinesIsRead() {
    assertThat(ingest(bytes(OtlpJsonWriter.pretty(TRACES))).stored()).isEqualTo(2);
  }

  @Test
  void protobuf_isReadWhicheverSignalItCarries() {
    assertThat(ingest(TRACES.toByteArray()).stored()).isEqualTo(2);
    assertThat(ingest(LOGS.toByteArray()).stored()).isEqualTo(1);
  }

  @Test
  void framedProtobuf_isReadWithEitherLength() throws IOException {
    ByteArrayOutputStream bigEndian = new ByteArrayOutputStream();
    ByteArrayOutputStream varint = new ByteArrayOutputStream();
    for (MessageLite request : List.of(TRACES, LOGS)) {
      bigEndian.write(ByteBuffer.allocate(4).putInt(request.getSerializedSize()).array());
      request.writeTo(bigEndian);
      CodedOutputStream out = CodedOutputStream.newInstance(varint);
      out.writeUInt32NoTag(request.getSerializedSize());
      out.flush();
      request.writeTo(varint);
    }

    assertThat(ingest(bigEndian.toByteArray()).stored()).isEqualTo(3);
    assertThat(ingest(varint.toByteArray()).duplicate()).isEqualTo(3);
  }

  @Test
  void compressedFiles_areReadByTheirContent() throws IOException {
    ByteArrayOutputStream zstd = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(zstd)) {
      out.write(bytes(LINES));
    }

    assertThat(ingest(Gzip.of(LINES)).stored()).isEqualTo(3);
    assertThat(ingest(zstd.toByteArray()).duplicate()).isEqualTo(3);
  }

  @Test
  void sameFileTwice_storesNothingNew() {
    ingest(bytes(LINES));

    IngestCounts again = ingest(bytes(LINES));

    assertThat(again.stored()).isZero();
    assertThat(again.duplicate()).isEqualTo(3);
  }

  @Test
  void brokenLine_isQuarantinedAloneAndByItsNumber() {
    IngestCounts counts =
        ingest(bytes(OtlpJsonWriter.line(TRACES) + "\nno json\n" + OtlpJsonWriter.line(LOGS)));

    assertThat(counts.stored()).isEqualTo(3);
    assertThat(counts.quarantined()).isEqualTo(1);
    assertThat(harness.rejections()).containsExactly("undecodable line:2 x1");
  }

  @Test
  void cutOffFrame_keepsTheFramesBefore() throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int i = 0; i < 2; i++) {
      frames.write(ByteBuffer.allocate(4).putInt(TRACES.getSerializedSize()).array());
      TRACES.writeTo(frames);
    }
    byte[] cut = Arrays.copyOf(frames.toByteArray(), frames.size() - 5);

    IngestCounts counts = ingest(cut);

    assertThat(counts.stored()).isEqualTo(2);
    assertThat(counts.quarantined()).isEqualTo(1);
  }

  @Test
  void emptyFile_holdsNothing() {
    assertThat(ingest(new byte[0])).isEqualTo(IngestCounts.none());
    assertThat(ingest(bytes(" \n\t\n"))).isEqualTo(IngestCounts.none());
  }

  @Test
  void cutOffCompression_isAClearErrorAfterWhatCouldBeRead() throws IOException {
    byte[] whole = Gzip.of(LINES);
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);

    assertThatThrownBy(() -> ingest(cut))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("cut off");
  }

  @Test
  void hugeLine_costsNoOther() {
    byte[] rest = bytes("\n" + LINES);
    byte[] huge = Arrays.copyOf(bytes("{"), (65 << 20) + rest.length);
    Arrays.fill(huge, 1, huge.length, (byte) 'a');
    System.arraycopy(rest, 0, huge, huge.length - rest.length, rest.length);

    IngestCounts counts = ingest(huge);

    assertThat(counts.stored()).isEqualTo(3);
    assertThat(counts.quarantined()).isEqualTo(1);
  }

  @Test
  void missingFile_isNamed(@TempDir Path folder) {
    FileIngestor ingestor =
        new FileIngestor(TelemetryOptions.defaults(), new SeededKeyRing(1), new InMemorySink());

    assertThatThrownBy(
            () -> ingestor.ingest(folder.resolve("none.jsonl"), ProgressListener.silent()))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("none.jsonl");
  }

  @Test
  void droppedAttributes_areCountedByKey() {
    IngestCounts counts = ingest(TRACES.toByteArray());

    assertThat(counts.droppedAttributes())
        .containsEntry("gen_ai.input.messages", 2L)
        .containsEntry("gen_ai.output.messages", 2L);
  }

  @Test
  void batches_areHandedOverInOrder() {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 7; i++) {
      lines.append(OtlpJsonWriter.line(Otlp.traces(Otlp.chat(i, "c", "hello", "yes"))));
      lines.append('\n');
    }

    twos.ingest(lines.toString());

    assertThat(twos.sink.batches()).hasSize(4);
    assertThat(twos.sink.turns()).extracting(turn -> turn.eventTime()).isSorted();
  }

  private IngestCounts ingest(byte[] file) {
    return harness.ingest(file);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
