package io.airworthy.telemetry;

import io.airworthy.Identifier;
import io.airworthy.Pseudonym;
import io.airworthy.telemetry.Pseudonymiser.Kind;
import java.util.Optional;

/// Whom a row concerns: the tenant by name, everyone else by keyed hash.
record Identity(
    Identifier tenant,
    Optional<Pseudonym> user,
    Optional<Pseudonym> conversation,
    Optional<Pseudonym> responseId) {

  static Identity of(RowAttributes row, Identifier defaultTenant) {
    Identifier tenant = row.identifier(Field.TENANT).orElse(defaultTenant);
    return new Identity(
        tenant,
        row.pseudonym(Field.USER, tenant, Kind.USER),
        row.pseudonym(Field.CONVERSATION, tenant, Kind.CONVERSATION),
        row.pseudonym(Field.RESPONSE_ID, tenant, Kind.RESPONSE));
  }
}
