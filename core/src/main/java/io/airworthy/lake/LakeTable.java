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
          Column.required(1, "trace_id", ColumnType.STRING),
          Column.required(2, "span_id", ColumnType.STRING),
          Column.optional(3, "parent_span_id", ColumnType.STRING),
          Column.required(4, "tenant_id", ColumnType.STRING),
          Column.optional(5, "user_id", ColumnType.STRING),
          Column.optional(6, "conversation_id", ColumnType.STRING),
          Column.optional(7, "response_id", ColumnType.STRING),
          Column.required(8, "event_time", ColumnType.TIMESTAMP),
          Column.required(9, "end_time", ColumnType.TIMESTAMP),
          Column.required(10, "available_at", ColumnType.TIMESTAMP),
          Column.required(11, "operation", ColumnType.STRING),
          Column.optional(12, "provider", ColumnType.STRING),
          Column.optional(13, "model", ColumnType.STRING),
          Column.optional(14, "agent", ColumnType.STRING),
          Column.optional(15, "template_hash", ColumnType.STRING),
          Column.optional(16, "template_version", ColumnType.STRING),
          Column.optional(17, "locale", ColumnType.STRING),
          Column.optional(18, "platform", ColumnType.STRING),
          Column.optional(19, "surface", ColumnType.STRING),
          Column.optional(20, "release", ColumnType.STRING),
          Column.optional(21, "error_type", ColumnType.STRING),
          Column.optional(22, "finish_reason", ColumnType.STRING),
          Column.optional(23, "input_tokens", ColumnType.LONG),
          Column.optional(24, "output_tokens", ColumnType.LONG),
          Column.optional(25, "time_to_first_chunk_millis", ColumnType.DOUBLE),
          Column.optional(26, "message_chars", ColumnType.INT),
          Column.optional(27, "message_words", ColumnType.INT),
          Column.optional(28, "message_question", ColumnType.BOOLEAN),
          Column.optional(29, "message_language", ColumnType.STRING),
          Column.optional(30, "message_sentiment", ColumnType.DOUBLE),
          Column.optional(31, "message_frustration", ColumnType.DOUBLE),
          Column.optional(32, "message_rephrase_similarity", ColumnType.DOUBLE),
          Column.optional(33, "message_personal_data", ColumnType.STRING),
          Column.optional(34, "reply_chars", ColumnType.INT),
          Column.optional(35, "reply_words", ColumnType.INT),
          Column.optional(36, "reply_question", ColumnType.BOOLEAN),
          Column.optional(37, "reply_language", ColumnType.STRING),
          Column.optional(38, "reply_sentiment", ColumnType.DOUBLE),
          Column.optional(39, "reply_refusal", ColumnType.BOOLEAN),
          Column.optional(40, "reply_personal_data", ColumnType.STRING),
          Column.optional(41, "intent", ColumnType.STRING),
          Column.optional(42, "intent_confidence", ColumnType.DOUBLE),
          Column.optional(43, "predicted_dissatisfaction", ColumnType.DOUBLE),
          Column.optional(44, "estimated_dissatisfaction", ColumnType.DOUBLE),
          Column.optional(45, "heads_state", ColumnType.STRING),
          Column.optional(46, "heads_trained_until", ColumnType.TIMESTAMP))),
  FEEDBACK(
      "event_time",
      List.of("trace_id", "span_id", "response_id", "name", "event_time"),
      List.of(
          Column.optional(1, "trace_id", ColumnType.STRING),
          Column.optional(2, "span_id", ColumnType.STRING),
          Column.optional(3, "response_id", ColumnType.STRING),
          Column.required(4, "tenant_id", ColumnType.STRING),
          Column.optional(5, "user_id", ColumnType.STRING),
          Column.optional(6, "conversation_id", ColumnType.STRING),
          Column.required(7, "event_time", ColumnType.TIMESTAMP),
          Column.required(8, "available_at", ColumnType.TIMESTAMP),
          Column.required(9, "name", ColumnType.STRING),
          Column.optional(10, "score", ColumnType.DOUBLE),
          Column.optional(11, "label", ColumnType.STRING))),
  CHANGES(
      "event_time",
      List.of("kind", "tenant_id", "user_id", "conversation_id", "subject", "value", "event_time"),
      List.of(
          Column.required(1, "kind", ColumnType.STRING),
          Column.optional(2, "tenant_id", ColumnType.STRING),
          Column.optional(3, "user_id", ColumnType.STRING),
          Column.optional(4, "conversation_id", ColumnType.STRING),
          Column.required(5, "subject", ColumnType.STRING),
          Column.required(6, "value", ColumnType.STRING),
          Column.required(7, "event_time", ColumnType.TIMESTAMP),
          Column.required(8, "available_at", ColumnType.TIMESTAMP))),
  QUARANTINE(
      "first_seen",
      List.of(),
      List.of(
          Column.required(1, "signal", ColumnType.STRING),
          Column.required(2, "reason", ColumnType.STRING),
          Column.optional(3, "key", ColumnType.STRING),
          Column.required(4, "schema_fingerprint", ColumnType.STRING),
          Column.required(5, "first_seen", ColumnType.TIMESTAMP),
          Column.required(6, "count", ColumnType.LONG),
          Column.optional(7, "contract", ColumnType.STRING),
          Column.optional(8, "tenant_id", ColumnType.STRING),
          Column.optional(9, "user_id", ColumnType.STRING),
          Column.optional(10, "conversation_id", ColumnType.STRING),
          Column.optional(11, "trace_id", ColumnType.STRING),
          Column.optional(12, "span_id", ColumnType.STRING),
          Column.optional(13, "response_id", ColumnType.STRING),
          Column.optional(14, "available_at", ColumnType.TIMESTAMP),
          Column.optional(15, "held_row", ColumnType.STRING)));

  private final String timeColumn;
  private final List<String> key;
  private final List<Column> columns;

  LakeTable(String timeColumn, List<String> key, List<Column> columns) {
    this.timeColumn = timeColumn;
    this.key = key;
    this.columns = columns;
  }

  /// The name in SQL and on disk.
  String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The column whose UTC day a row is filed under.
  String timeColumn() {
    return timeColumn;
  }

  /// The field id of the time column.
  int timeColumnId() {
    return column(timeColumn).id();
  }

  /// What makes a row the same as another; empty when rows are never deduplicated.
  List<String> key() {
    return key;
  }

  List<Column> columns() {
    return columns;
  }

  private Column column(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /// The column names, for a select list.
  String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /// The columns as they are handed over to the engine, for a select list.
  String takenOver() {
    return columns.stream()
        .map(c -> c.type() == ColumnType.TIMESTAMP ? "make_timestamp(" + c.name() + ")" : c.name())
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
    return key.stream().map(this::column).toList();
  }

  Schema icebergSchema() {
    return new Schema(columns.stream().map(Column::iceberg).toList());
  }

  PartitionSpec partition(Schema schema) {
    return PartitionSpec.builderFor(schema).day(timeColumn).build();
  }
}
