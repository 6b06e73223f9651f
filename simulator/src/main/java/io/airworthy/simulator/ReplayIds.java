package io.airworthy.simulator;

import io.airworthy.Identifier;
import io.airworthy.SpanId;
import io.airworthy.SpanRef;
import io.airworthy.TraceId;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Trace and span ids of one replayed session: SHA-256 of the tenant and the position, so that a
/// second replay sends the same spans.
///
/// @param file ordinal of the file, from 0
/// @param session ordinal of the session in its file, from 0
record ReplayIds(Identifier tenant, int file, long session) {

  SpanRef span(int turn) {
    String position = String.join("\n", tenant.value(), file + ":" + session + ":" + turn);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(position.getBytes(StandardCharsets.UTF_8));
      LongBuffer bits = ByteBuffer.wrap(hash).asLongBuffer();
      return new SpanRef(new TraceId(bits.get(), bits.get()), new SpanId(bits.get()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
