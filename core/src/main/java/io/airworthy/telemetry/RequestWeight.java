package io.airworthy.telemetry;

/// How much heap a request takes, reckoned from its bytes before anything is decoded.
///
/// A byte of text becomes a few: of the message, of a string, of what is parsed from it. A JSON
/// value becomes an object however short it is, and two bytes are enough for one. What messages
/// of protobuf become is reckoned as they are met ([ProtobufInput]).
final class RequestWeight {
  private static final long BYTE = 4;
  private static final long VALUES = 120;
  private static final long SEPARATOR = 20;

  /// Smaller bodies are not searched for JSON within their strings: it cannot weigh much.
  private static final int LARGE = 1 << 20;

  private RequestWeight() {}

  /// Bytes of heap.
  static long of(Encoding encoding, byte[] body) {
    boolean searched = encoding == Encoding.JSON || body.length >= LARGE;
    return BYTE * body.length + (searched ? json(body) : 0);
  }

  private static long json(byte[] body) {
    long opened = 0;
    long separated = 0;
    for (byte each : body) {
      opened += each == '{' || each == '[' ? 1 : 0;
      separated += each == ',' || each == ':' ? 1 : 0;
    }
    return VALUES * opened + SEPARATOR * separated;
  }
}
