package io.airworthy.telemetry;

import io.airworthy.Identifier;
import javax.crypto.SecretKey;

/// The keys under which persons are pseudonymised, one a tenant. Safe for use by several threads.
///
/// A tenant's key changes only when it is rotated, which cuts each user's history in two; once
/// every key of a tenant is destroyed, nobody can link its pseudonyms to persons again.
public interface KeyRing {
  /// The tenant's key, made when there is none yet.
  SecretKey keyOf(Identifier tenant);
}
