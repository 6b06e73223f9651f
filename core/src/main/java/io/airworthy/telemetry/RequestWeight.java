package io.airworthy.telemetry;

/// How much heap a request takes, reckoned from its bytes before anything is decoded.
///
/// A byte of text becomes a few: of the message, of a string, of what is parsed from it. A part of
/// the request (a message, a field, a JSON value) becomes an object however short it is, and two
/// bytes are enough for one: 64 MiB of empty spans would be gigabytes.
final class RequestWeight {
  private static final long BYTE = 4;
  private static final long MESSAGE = 120;
  private static final long FIELD = 40;
  private static final long SEPARATOR = 20;

  /// Smaller bodies are not searched for JSON within their strings: it cannot weigh much.
  private static final int LARGE = 1 << 20;

  private RequestWeight() {}

  /// Bytes of heap.
  static long of(Encoding encoding, Signal signal, byte[] body) {
    return BYTE * body.length
        + switch (encoding) {
          case JSON -> json(body);
          case PROTOBUF -> {
            ProtobufParts parts = ProtobufParts.of(signal, body);
            long weight = MESSAGE * parts.messages() + FIELD * parts.fields();
            yield body.length < LARGE ? weight : weight + json(body);
          }
        };
  }

  private static long json(byte[] body) {
    long opened = 0;
    long separated = 0;
    for (byte each : body) {
      opened += each == '{' || each == '[' ? 1 : 0;
      separated += each == ',' || each == ':' ? 1 : 0;
    }
    return MESSAGE * opened + SEPARATOR * separated;
  }
}
