package io.airworthy.telemetry;

import io.airworthy.Identifier;
import javax.crypto.SecretKey;

/// The keys under which persons are pseudonymised, one a tenant. Safe for use by several threads.
///
/// A tenant's key never changes while it exists; once it is destroyed, nobody can link the
/// tenant's pseudonyms to persons again.
public interface KeyRing {
  /// The tenant's key, made when there is none yet.
  SecretKey keyOf(Identifier tenant);
}
