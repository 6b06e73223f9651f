package io.airworthy.telemetry;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.Pseudonym;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Turns the ids of persons, conversations and responses into keyed hashes. Thread-safe.
///
/// HMAC-SHA-256 (RFC 2104) under the tenant's key over `kind:id`, cut to 128 bits; the kind keeps
/// a user apart from a conversation of the same name. The state after key and kind is made once a
/// tenant and cloned for each hash.
final class Pseudonymiser {
  static final String ALGORITHM = "HmacSHA256";

  private final KeyRing keys;
  private final ConcurrentMap<Identifier, Map<Kind, Mac>> prototypes = new ConcurrentHashMap<>();

  Pseudonymiser(KeyRing keys) {
    this.keys = keys;
  }

  Pseudonym pseudonym(Identifier tenant, Kind kind, String id) {
    Map<Kind, Mac> ofTenant = prototypes.computeIfAbsent(tenant, t -> prototypes(keys.keyOf(t)));
    return pseudonym(copy(Objects.requireNonNull(ofTenant.get(kind))), id);
  }

  private static Map<Kind, Mac> prototypes(SecretKey key) {
    Map<Kind, Mac> prototypes = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      prototypes.put(kind, prototype(key, kind));
    }
    return prototypes;
  }

  /// What an id is called under a key.
  static Pseudonym pseudonym(SecretKey key, Kind kind, String id) {
    return pseudonym(prototype(key, kind), id);
  }

  private static Mac prototype(SecretKey key, Kind kind) {
    Mac mac = keyedWith(key);
    mac.update(kind.prefix);
    return mac;
  }

  private static Pseudonym pseudonym(Mac mac, String id) {
    byte[] hash = mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
    Slice cut = Slice.of(hash);
    return new Pseudonym(cut.eight(0), cut.eight(Long.BYTES));
  }

  static Mac keyedWith(SecretKey key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw AirworthyException.internal("this Java cannot compute " + ALGORITHM, e);
    }
  }

  private static Mac copy(Mac prototype) {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw AirworthyException.internal("this Java cannot copy " + ALGORITHM, e);
    }
  }

  /// What an id names.
  enum Kind {
    USER,
    CONVERSATION,
    RESPONSE;

    private final byte[] prefix =
        (name().toLowerCase(java.util.Locale.ROOT) + ":").getBytes(StandardCharsets.US_ASCII);
  }
}
