package io.airworthy.features;

import io.airworthy.lake.LakeView;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/// A lake of hand-written rows in an empty DuckDB.
final class InMemoryLakeView implements LakeView {
  /// The trace of every turn.
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private final Connection connection;

  InMemoryLakeView() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    run("set threads = 2");
    run(
        """
        create table turns (
          trace_id varchar, span_id varchar, parent_span_id varchar, tenant_id varchar,
          user_id varchar, conversation_id varchar, response_id varchar, event_time timestamp,
          end_time timestamp, available_at timestamp, operation varchar, provider varchar,
          model varchar, agent varchar, template_hash varchar, template_version varchar,
          locale varchar, platform varchar, surface varchar, "release" varchar, error_type varchar,
          finish_reason varchar, input_tokens bigint, output_tokens bigint,
          time_to_first_chunk_millis double, message_chars int, message_words int,
          message_question boolean, message_language varchar, message_sentiment double,
          message_frustration double, message_rephrase_similarity double,
          message_personal_data varchar, reply_chars int, reply_words int, reply_question boolean,
          reply_language varchar, reply_sentiment double, reply_refusal boolean,
          reply_personal_data varchar, intent varchar, intent_confidence double,
          predicted_dissatisfaction double, estimated_dissatisfaction double,
          heads_state varchar, heads_trained_until timestamp)
        """);
    run(
        """
        create table feedback (
          trace_id varchar, span_id varchar, response_id varchar, tenant_id varchar,
          user_id varchar, conversation_id varchar, event_time timestamp, available_at timestamp,
          name varchar, score double, label varchar)
        """);
  }

  private InMemoryLakeView(Connection connection) {
    this.connection = connection;
  }

  InMemoryLakeView run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// What the lake calls a person or a conversation, as SQL.
  static String pseudonym(String name) {
    return "md5('" + name + "')";
  }

  /// A chat turn of tenant `t` in a conversation, complete and available after ten seconds.
  InMemoryLakeView turn(String span, String conversation, String start) {
    return turn(span, "t", conversation, start, "message_chars, reply_chars", "20, 40");
  }

  /// A chat turn with more columns, given as SQL.
  InMemoryLakeView turn(
      String span,
      String tenant,
      String conversation,
      String start,
      String columns,
      String values) {
    return run(
        """
        insert into turns (trace_id, span_id, tenant_id, conversation_id, event_time, end_time,
          available_at, operation, %s)
        values ('%s', '%s', '%s', %s, '%s', timestamp '%s' + interval 10 seconds,
          timestamp '%s' + interval 10 seconds, 'chat', %s)
        """
            .formatted(
                columns,
                TRACE,
                span,
                tenant,
                conversation.isEmpty() ? "null" : pseudonym(conversation),
                start,
                start,
                start,
                values));
  }

  /// A rating of a turn of tenant `t`, available at once.
  InMemoryLakeView rating(String span, String at, double score) {
    return run(
        """
        insert into feedback (trace_id, span_id, tenant_id, event_time, available_at, name, score)
        values ('%s', '%s', 't', '%s', '%s', 'satisfaction', %s)
        """
            .formatted(TRACE, span, at, at, score));
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public String snapshotId() {
    return "memory";
  }

  @Override
  public LakeView beside() {
    try {
      return new InMemoryLakeView(connection.unwrap(DuckDBConnection.class).duplicate());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
