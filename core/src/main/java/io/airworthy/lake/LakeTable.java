package io.airworthy.lake;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;

/// The tables of the lake, as `docs/formats/lake.md` specifies them. Every description that an
/// engine needs is derived from this one.
enum LakeTable {
  TURNS(
      "event_time",
      List.of("trace_id", "span_id"),
      List.of(
          Column.required(1, "trace_id", ColumnType.HEX_32),
          Column.required(2, "span_id", ColumnType.HEX_16),
          Column.optional(3, "parent_span_id", ColumnType.HEX_16),
          Column.required(4, "tenant_id", ColumnType.WORD),
          Column.optional(5, "user_id", ColumnType.HEX_32),
          Column.optional(6, "conversation_id", ColumnType.HEX_32),
          Column.optional(7, "response_id", ColumnType.HEX_32),
          Column.required(8, "event_time", ColumnType.TIMESTAMP),
          Column.required(9, "end_time", ColumnType.TIMESTAMP),
          Column.required(10, "available_at", ColumnType.TIMESTAMP),
          Column.required(11, "operation", ColumnType.WORD),
          Column.optional(12, "provider", ColumnType.WORD),
          Column.optional(13, "model", ColumnType.WORD),
          Column.optional(14, "agent", ColumnType.WORD),
          Column.optional(15, "template_hash", ColumnType.WORD),
          Column.optional(16, "template_version", ColumnType.WORD),
          Column.optional(17, "locale", ColumnType.WORD),
          Column.optional(18, "platform", ColumnType.WORD),
          Column.optional(19, "surface", ColumnType.WORD),
          Column.optional(20, "release", ColumnType.WORD),
          Column.optional(21, "error_type", ColumnType.WORD),
          Column.optional(22, "finish_reason", ColumnType.WORD),
          Column.optional(23, "input_tokens", ColumnType.LONG),
          Column.optional(24, "output_tokens", ColumnType.LONG),
          Column.optional(25, "time_to_first_chunk_millis", ColumnType.DOUBLE),
          Column.optional(26, "message_chars", ColumnType.INT),
          Column.optional(27, "message_words", ColumnType.INT),
          Column.optional(28, "message_question", ColumnType.BOOLEAN),
          Column.optional(29, "message_language", ColumnType.WORD),
          Column.optional(30, "message_sentiment", ColumnType.DOUBLE),
          Column.optional(31, "message_frustration", ColumnType.DOUBLE),
          Column.optional(32, "message_rephrase_similarity", ColumnType.DOUBLE),
          Column.optional(33, "message_personal_data", ColumnType.WORD),
          Column.optional(34, "reply_chars", ColumnType.INT),
          Column.optional(35, "reply_words", ColumnType.INT),
          Column.optional(36, "reply_question", ColumnType.BOOLEAN),
          Column.optional(37, "reply_language", ColumnType.WORD),
          Column.optional(38, "reply_sentiment", ColumnType.DOUBLE),
          Column.optional(39, "reply_refusal", ColumnType.BOOLEAN),
          Column.optional(40, "reply_personal_data", ColumnType.WORD),
          Column.optional(41, "intent", ColumnType.WORD),
          Column.optional(42, "intent_confidence", ColumnType.DOUBLE),
          Column.optional(43, "predicted_dissatisfaction", ColumnType.DOUBLE),
          Column.optional(44, "estimated_dissatisfaction", ColumnType.DOUBLE),
          Column.optional(45, "heads_state", ColumnType.WORD),
          Column.optional(46, "heads_trained_until", ColumnType.TIMESTAMP))),
  FEEDBACK(
      "event_time",
      List.of("trace_id", "span_id", "response_id", "name", "event_time"),
      List.of(
          Column.optional(1, "trace_id", ColumnType.HEX_32),
          Column.optional(2, "span_id", ColumnType.HEX_16),
          Column.optional(3, "response_id", ColumnType.HEX_32),
          Column.required(4, "tenant_id", ColumnType.WORD),
          Column.optional(5, "user_id", ColumnType.HEX_32),
          Column.optional(6, "conversation_id", ColumnType.HEX_32),
          Column.required(7, "event_time", ColumnType.TIMESTAMP),
          Column.required(8, "available_at", ColumnType.TIMESTAMP),
          Column.required(9, "name", ColumnType.WORD),
          Column.optional(10, "score", ColumnType.DOUBLE),
          Column.optional(11, "label", ColumnType.WORD))),
  CHANGES(
      "event_time",
      List.of("kind", "tenant_id", "user_id", "conversation_id", "subject", "value", "event_time"),
      List.of(
          Column.required(1, "kind", ColumnType.WORD),
          Column.optional(2, "tenant_id", ColumnType.WORD),
          Column.optional(3, "user_id", ColumnType.HEX_32),
          Column.optional(4, "conversation_id", ColumnType.HEX_32),
          Column.required(5, "subject", ColumnType.WORD),
          Column.required(6, "value", ColumnType.WORD),
          Column.required(7, "event_time", ColumnType.TIMESTAMP),
          Column.required(8, "available_at", ColumnType.TIMESTAMP))),
  QUARANTINE(
      "first_seen",
      List.of(),
      List.of(
          Column.required(1, "signal", ColumnType.WORD),
          Column.required(2, "reason", ColumnType.WORD),
          Column.optional(3, "key", ColumnType.WORD),
          Column.required(4, "schema_fingerprint", ColumnType.WORD),
          Column.required(5, "first_seen", ColumnType.TIMESTAMP),
          Column.required(6, "count", ColumnType.LONG),
          Column.optional(7, "contract", ColumnType.WORD),
          Column.optional(8, "tenant_id", ColumnType.WORD),
          Column.optional(9, "user_id", ColumnType.HEX_32),
          Column.optional(10, "conversation_id", ColumnType.HEX_32),
          Column.optional(11, "trace_id", ColumnType.HEX_32),
          Column.optional(12, "span_id", ColumnType.HEX_16),
          Column.optional(13, "response_id", ColumnType.HEX_32),
          Column.optional(14, "available_at", ColumnType.TIMESTAMP),
          Column.optional(15, "held_row", ColumnType.HEX)));

  private final Column time;
  private final List<String> key;
  private final List<Column> columns;
  private final List<Column> keyColumns;

  LakeTable(String timeColumn, List<String> key, List<Column> columns) {
    this.time = column(columns, timeColumn);
    this.key = key;
    this.columns = columns;
    this.keyColumns = key.stream().map(name -> column(columns, name)).toList();
  }

  /// The name in SQL and on disk.
  String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The column whose UTC day a row is filed under.
  Column time() {
    return time;
  }

  /// What makes a row the same as another; empty when rows are never deduplicated.
  List<String> key() {
    return key;
  }

  List<Column> columns() {
    return columns;
  }

  private static Column column(List<Column> columns, String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /// The column names, for a select list.
  String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /// The columns as they are handed over to the engine, for a select list.
  String takenOver() {
    return columns.stream()
        .map(
            c ->
                c.type() == ColumnType.TIMESTAMP
                    ? "make_timestamp(%1$s) as %1$s".formatted(c.name())
                    : c.name())
        .collect(Collectors.joining(", "));
  }

  /// A query of these columns without a row.
  String emptySelect() {
    return columns.stream()
        .map(c -> "null::" + c.type().duckDb() + " as " + c.name())
        .collect(Collectors.joining(", ", "select ", " where false"));
  }

  /// The columns of a DuckDB table of this shape.
  String ddl() {
    return columns.stream()
        .map(c -> c.name() + " " + c.type().duckDb())
        .collect(Collectors.joining(", "));
  }

  /// The field ids for DuckDB's Parquet writer.
  String fieldIds() {
    return columns.stream()
        .map(c -> c.name() + ": " + c.id())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /// How DuckDB's Parquet reader finds the given columns: by field id, whatever they were called
  /// when they were written.
  static String readSchema(List<Column> columns) {
    return columns.stream()
        .map(
            c ->
                "%d: {name: '%s', type: '%s', default_value: NULL}"
                    .formatted(c.id(), c.name(), c.type().duckDb()))
        .collect(Collectors.joining(", ", "MAP {", "}"));
  }

  /// The key's columns.
  List<Column> keyColumns() {
    return keyColumns;
  }

  Schema icebergSchema() {
    return new Schema(columns.stream().map(Column::iceberg).toList());
  }

  PartitionSpec partition(Schema schema) {
    return PartitionSpec.builderFor(schema).day(time.name()).build();
  }
}
