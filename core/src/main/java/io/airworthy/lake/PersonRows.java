package io.airworthy.lake;

import io.airworthy.Identifier;
import io.airworthy.Pseudonym;
import java.util.List;
import java.util.stream.Collectors;

/// Which rows are a person's.
///
/// A row is a person's when it names them; when it names nobody and belongs to a conversation in
/// which they are named; and when it is a judgement of such a turn. A row that names somebody else
/// is not, whatever conversation it belongs to. An entry of the quarantine is what its held row is.
///
/// @param tenant whose user the person is
/// @param pseudonyms what the person is called, one for each key the tenant has had
record PersonRows(Identifier tenant, List<Pseudonym> pseudonyms) {
  private static final String CONVERSATIONS = "their_conversations";
  private static final String TURNS = "their_turns";

  private static final String HOLDS_A_TURN = " and signal = 'traces' and trace_id is not null";

  /// The statements that find the person's conversations and turns, for [#condition] to use.
  ///
  /// @param turns what stands after SQL's `from` for all turns; likewise the others
  List<String> prepare(String turns, String feedback, String changes, String quarantine) {
    String named = "select conversation_id from %s where " + isNamed();
    String theirs = "select trace_id, span_id, response_id from %s where (" + isTheirs() + ")";
    return List.of(
        "create or replace temp table %s as (%s) union (%s) union (%s) union (%s)"
            .formatted(
                CONVERSATIONS,
                named.formatted(turns),
                named.formatted(feedback),
                named.formatted(changes),
                named.formatted(quarantine)),
        "create or replace temp table %s as (%s) union (%s)"
            .formatted(
                TURNS, theirs.formatted(turns), theirs.formatted(quarantine) + HOLDS_A_TURN));
  }

  /// The condition that holds for the person's rows of a table.
  String condition(LakeTable table) {
    return switch (table) {
      case TURNS, CHANGES -> isTheirs();
      case FEEDBACK, QUARANTINE -> isTheirs() + " or " + judgesTheirTurn();
    };
  }

  private String isOfTenant() {
    return "tenant_id = " + DuckDb.literal(tenant.value());
  }

  private String isNamed() {
    String names =
        pseudonyms.stream()
            .map(p -> DuckDb.literal(p.toString()))
            .collect(Collectors.joining(", "));
    return isOfTenant() + " and user_id in (" + names + ")";
  }

  private String isTheirs() {
    return "(%s) or (%s and user_id is null and conversation_id in (select conversation_id from %s where conversation_id is not null))"
        .formatted(isNamed(), isOfTenant(), CONVERSATIONS);
  }

  private String judgesTheirTurn() {
    return "(%s and ((trace_id, span_id) in (select (trace_id, span_id) from %2$s) or response_id in (select response_id from %2$s where response_id is not null)))"
        .formatted(isOfTenant(), TURNS);
  }
}
