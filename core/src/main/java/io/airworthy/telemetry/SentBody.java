package io.airworthy.telemetry;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.OptionalLong;

/// The body of a request as a transport hands it on.
///
/// @param bytes as they were sent, perhaps compressed; read once
/// @param length how many they are, where the sender has said so before them
public record SentBody(InputStream bytes, OptionalLong length) {
  /// A body that is in memory.
  public static SentBody of(byte[] bytes) {
    return new SentBody(new ByteArrayInputStream(bytes), OptionalLong.of(bytes.length));
  }
}
