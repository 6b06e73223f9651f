package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.protobuf.InvalidProtocolBufferException;
import io.airworthy.AirworthyException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Tells by its first bytes how an input is compressed and written, and opens it accordingly.
final class TelemetryInput {
  private static final int PEEK = 1 << 16;

  private TelemetryInput() {}

  /// A reader of the input's requests.
  ///
  /// @param name what to call the input in errors
  static PayloadReader open(InputStream raw, String name) throws IOException {
    InputStream in = new BufferedInputStream(decompressed(raw), PEEK);
    byte[] head = peek(in);
    Optional<Byte> first = firstVisible(head);
    if (first.isEmpty()) {
      return Optional::empty;
    }
    if (first.get() == '{') {
      return spansLines(head) ? document(in, name) : new JsonLines(in);
    }
    if (first.get() == '[') {
      throw AirworthyException.badInput(
          name + " begins with '[', expected OTLP JSON lines, one JSON document or protobuf");
    }
    return protobuf(in, head, name);
  }

  private static InputStream decompressed(InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw, PEEK);
    byte[] head = peek(in);
    if (head.length >= 2 && head[0] == (byte) 0x1f && head[1] == (byte) 0x8b) {
      return new GZIPInputStream(in, PEEK);
    }
    boolean zstd =
        head.length >= 4
            && head[0] == (byte) 0x28
            && head[1] == (byte) 0xb5
            && head[2] == (byte) 0x2f
            && head[3] == (byte) 0xfd;
    return zstd ? new io.airlift.compress.zstd.ZstdInputStream(in) : in;
  }

  /// Whether the first line cannot be a whole document: a pretty-printed one breaks after an
  /// opening, a comma or a colon.
  private static boolean spansLines(byte[] head) {
    byte last = ' ';
    for (byte b : head) {
      if (b == '\n' && last != ' ') {
        return last == '{' || last == '[' || last == ',' || last == ':';
      }
      last = b > ' ' ? b : last;
    }
    return false;
  }

  private static PayloadReader document(InputStream in, String name) throws IOException {
    byte[] all = readAll(in, name);
    try {
      return new SinglePayload(OtlpJson.decode(all, 0, all.length));
    } catch (JsonProcessingException broken) {
      return new SinglePayload(new Payload.Broken(1));
    }
  }

  private static PayloadReader protobuf(InputStream in, byte[] head, String name)
      throws IOException {
    if (head[0] == 0x0a) {
      byte[] all = readAll(in, name);
      try {
        return new SinglePayload(OtlpProtobuf.decodeEither(all));
      } catch (InvalidProtocolBufferException broken) {
        return new SinglePayload(new Payload.Broken(1));
      }
    }
    boolean bigEndian = head[0] <= 4 && head[0] >= 0;
    return new ProtobufFrames(
        in, bigEndian ? ProtobufFrames.Framing.BIG_ENDIAN : ProtobufFrames.Framing.VARINT);
  }

  private static byte[] readAll(InputStream in, String name) throws IOException {
    byte[] all = in.readNBytes(Limits.REQUEST_BYTES + 1);
    if (all.length > Limits.REQUEST_BYTES) {
      throw AirworthyException.badInput(
          name
              + " is one document of more than 64 MiB, expected one request a line or frames with"
              + " their lengths");
    }
    return all;
  }

  private static byte[] peek(InputStream in) throws IOException {
    in.mark(PEEK);
    byte[] head = in.readNBytes(PEEK);
    in.reset();
    return head;
  }

  private static Optional<Byte> firstVisible(byte[] head) {
    for (byte b : head) {
      if (b < 0 || b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
        return Optional.of(b);
      }
    }
    return Optional.empty();
  }
}
