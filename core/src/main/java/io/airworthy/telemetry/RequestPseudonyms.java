package io.airworthy.telemetry;

import io.airworthy.Identifier;
import io.airworthy.Pseudonym;
import io.airworthy.telemetry.Pseudonymiser.Kind;
import java.util.HashMap;
import java.util.Map;

/// The pseudonyms of one request. Spans of a turn and turns of a conversation name the same
/// persons, so theirs are remembered until the request has been read. Not thread-safe.
final class RequestPseudonyms {
  private final Pseudonymiser pseudonymiser;
  private final Map<Named, Pseudonym> known = new HashMap<>();

  private record Named(Identifier tenant, Kind kind, String id) {
    @Override
    public String toString() {
      return kind.toString();
    }
  }

  RequestPseudonyms(Pseudonymiser pseudonymiser) {
    this.pseudonymiser = pseudonymiser;
  }

  /// The keyed hash of an id.
  Pseudonym of(Identifier tenant, Kind kind, String id) {
    if (kind == Kind.RESPONSE) {
      return pseudonymiser.pseudonym(tenant, kind, id);
    }
    Named named = new Named(tenant, kind, id);
    return known.computeIfAbsent(named, _ -> pseudonymiser.pseudonym(tenant, kind, id));
  }
}
