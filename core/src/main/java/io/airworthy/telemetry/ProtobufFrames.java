package io.airworthy.telemetry;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Protobuf requests one after the other, each behind its length: a varint, or the four big-endian
/// bytes that the OpenTelemetry Collector writes. A frame that cannot be decoded is told by its
/// number; a length that cannot be true ends the reading.
final class ProtobufFrames implements PayloadReader {
  private final DataInputStream in;
  private final Framing framing;
  private long number;
  private boolean ended;

  ProtobufFrames(InputStream in, Framing framing) {
    this.in = new DataInputStream(in);
    this.framing = framing;
  }

  /// How lengths are written.
  enum Framing {
    VARINT,
    BIG_ENDIAN
  }

  @Override
  public Optional<Payload> next() throws IOException {
    number++;
    int first = ended ? -1 : in.read();
    if (first < 0) {
      return Optional.empty();
    }
    long length = length(first);
    byte[] frame =
        length < 0 || length > Limits.REQUEST_BYTES ? new byte[0] : in.readNBytes((int) length);
    if (length != frame.length) {
      ended = true;
      return Optional.of(new Payload.Broken(number));
    }
    return Optional.of(decode(frame));
  }

  @Override
  public String place() {
    return "frame " + Math.max(1, number);
  }

  private Payload decode(byte[] frame) throws IOException {
    try {
      return OtlpProtobuf.decodeEither(frame);
    } catch (InvalidProtocolBufferException broken) {
      return new Payload.Broken(number);
    }
  }

  /// The length that begins with this byte, -1 when it is cut off or cannot be one.
  private long length(int first) throws IOException {
    return switch (framing) {
      case VARINT -> varint(first);
      case BIG_ENDIAN -> bigEndian(first);
    };
  }

  private long varint(int first) throws IOException {
    long value = first & 0x7F;
    int next = first;
    for (int shift = 7; (next & 0x80) != 0; shift += 7) {
      next = in.read();
      if (next < 0 || shift > 28) {
        return -1;
      }
      value |= (long) (next & 0x7F) << shift;
    }
    return value;
  }

  private long bigEndian(int first) throws IOException {
    byte[] rest = in.readNBytes(3);
    return rest.length < 3
        ? -1
        : ((long) first << 24) | (rest[0] & 0xFF) << 16 | (rest[1] & 0xFF) << 8 | (rest[2] & 0xFF);
  }
}
