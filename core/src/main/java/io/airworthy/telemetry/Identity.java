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

  static Identity of(RowAttributes row, Identifier defaultTenant, Pseudonymiser pseudonyms) {
    Identifier tenant = row.identifier(Field.TENANT).orElse(defaultTenant);
    return new Identity(
        tenant,
        row.person(Field.USER).map(id -> pseudonyms.pseudonym(tenant, Kind.USER, id)),
        row.person(Field.CONVERSATION)
            .map(id -> pseudonyms.pseudonym(tenant, Kind.CONVERSATION, id)),
        row.person(Field.RESPONSE_ID).map(id -> pseudonyms.pseudonym(tenant, Kind.RESPONSE, id)));
  }
}
