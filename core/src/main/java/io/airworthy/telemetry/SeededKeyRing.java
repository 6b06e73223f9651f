package io.airworthy.telemetry;

import io.airworthy.Identifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Keys that follow from a seed: for demonstrations and tests that must be reproducible.
///
/// Whoever knows the seed can link pseudonyms to persons, so it is not for real users.
public final class SeededKeyRing implements KeyRing {
  private final SecretKey master;

  /// Keys of the seed.
  public SeededKeyRing(long seed) {
    this.master =
        new SecretKeySpec(
            ByteBuffer.allocate(Long.BYTES).putLong(seed).array(), Pseudonymiser.ALGORITHM);
  }

  @Override
  public SecretKey keyOf(Identifier tenant) {
    byte[] key =
        Pseudonymiser.keyedWith(master).doFinal(tenant.value().getBytes(StandardCharsets.US_ASCII));
    return new SecretKeySpec(key, Pseudonymiser.ALGORITHM);
  }
}
