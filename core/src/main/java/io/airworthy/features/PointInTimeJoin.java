package io.airworthy.features;

import io.airworthy.AirworthyException;
import io.airworthy.lake.Database;
import io.airworthy.lake.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Gives each label row the newest feature row that could be seen at its cutoff.
///
/// A row is visible to a cutoff from one instant on: when it has happened (and, under
/// [Boundary#EXCLUSIVE], one microsecond has passed) and is available. The answer is the newest
/// visible row by (event time, available at, sequence). Nearly always that is the newest row of
/// all, which one as-of join on two narrow columns finds; where that row was not available yet, the
/// rows of the keys concerned are put in the order of their visibility and joined again.
final class PointInTimeJoin {
  private static final String OVERTAKEN = "select id from overtaken";
  private static final String NONE_OVERTAKEN = "select 0 where false";

  private final Database database;
  private final int parts;

  /// @param parts of how many parts the labels are; what happens to each is counted apart
  PointInTimeJoin(Connection connection, int parts) {
    this.database = new Database(connection);
    this.parts = parts;
  }

  /// Joins two tables into a third, temporary one: `id`, `status` (`fresh`, `expired` or `absent`),
  /// `event_time`, `available_at` of the row used, and the view's columns, null unless fresh.
  ///
  /// @param view what is joined, and by which rules
  /// @param labels a table with a unique `id`, its `part` from 0, the key's columns and a timestamp
  ///     `cutoff`
  /// @param rows a table with the key's columns, timestamps `event_time` and `available_at`,
  ///     `sequence`, and a column for each feature
  /// @param into the table to make, or to replace
  /// @return the outcome of each part, in order
  /// @throws AirworthyException when it would not be one row out for each label row in
  List<JoinOutcome> join(FeatureView view, String labels, String rows, String into) {
    Holes holes = new Holes(view, labels, rows, into);
    database.run(holes.fill("newest_happened"));
    database.run(holes.fill("winners"));
    Won won = database.read(SqlText.of(PointInTimeJoin.class, "won"), Won::read);
    if (won.ties()) {
      database.run(holes.fill("unique_winners"));
    }
    if (won.late()) {
      database.run(holes.fill("overtaken"));
      database.run(holes.fill("older_winners"));
    }
    database.run(holes.fill("joined"));
    SqlText outcome =
        holes.fill("join_outcome").with("overtaken", won.late() ? OVERTAKEN : NONE_OVERTAKEN);
    return database.read(outcome, counts -> outcomes(view, counts));
  }

  /// How the newest rows of all fared.
  ///
  /// @param happened labels of which something had happened
  /// @param rows winners found for them
  /// @param labels labels that have a winner
  private record Won(long happened, long rows, long labels) {
    static Won read(ResultSet counts) throws SQLException {
      counts.next();
      return new Won(
          counts.getLong("happened"), counts.getLong("winning_rows"), counts.getLong("labels_won"));
    }

    boolean ties() {
      return rows > labels;
    }

    boolean late() {
      return happened > labels;
    }
  }

  private List<JoinOutcome> outcomes(FeatureView view, ResultSet counts) throws SQLException {
    JoinOutcome[] outcomes = new JoinOutcome[parts];
    Arrays.fill(outcomes, JoinOutcome.nothing(view.name()));
    while (counts.next()) {
      outcomes[counts.getInt("part")] = outcome(view, counts);
    }
    return List.of(outcomes);
  }

  private static JoinOutcome outcome(FeatureView view, ResultSet counts) throws SQLException {
    long labels = counts.getLong("labels");
    long rows = counts.getLong("rows_out");
    if (rows != labels || counts.getLong("labels_out") != labels) {
      throw AirworthyException.internal(
          view.name() + ": " + labels + " label ids in, but " + rows + " rows out");
    }
    long past = counts.getLong("newest_past_cutoff");
    OptionalLong newestPastCutoff = counts.wasNull() ? OptionalLong.empty() : OptionalLong.of(past);
    return new JoinOutcome(
        view.name(),
        labels,
        counts.getLong("fresh"),
        counts.getLong("expired"),
        counts.getLong("absent"),
        counts.getLong("late"),
        newestPastCutoff);
  }

  /// What the queries leave open, as one view's declaration fills it.
  private record Holes(FeatureView view, String labels, String rows, String into) {
    String happened() {
      return "epoch_us(event_time) + " + (view.boundary() == Boundary.EXCLUSIVE ? 1 : 0);
    }

    String visible() {
      return switch (view.availability()) {
        case WHEN_HAPPENED -> happened();
        case WHEN_AVAILABLE ->
            "greatest(%s, epoch_us(available_at) + %d)"
                .formatted(happened(), micros(view.sourceDelay()));
      };
    }

    private String expired() {
      return view.maxAge()
          .map(age -> "epoch_us(l.cutoff) - epoch_us(w.event_time) > " + micros(age))
          .orElse("false");
    }

    private String sameKeys() {
      return view.key().columns().stream()
          .map(column -> "l.%1$s = f.%1$s".formatted(column))
          .collect(Collectors.joining(" and "));
    }

    private String values() {
      return view.features().stream()
          .map(
              feature ->
                  "case when w.id is not null and not (%s) then w.\"%s\" end as \"%s.%s\""
                      .formatted(expired(), feature.name(), view.name(), feature.name()))
          .collect(Collectors.joining(",\n  "));
    }

    SqlText fill(String query) {
      List<String> keys = view.key().columns();
      return SqlText.of(PointInTimeJoin.class, query)
          .with("labels", labels)
          .with("rows", rows)
          .with("into", into)
          .with("keys", String.join(", ", keys))
          .with("label_keys", "l." + String.join(", l.", keys))
          .with("same_keys", sameKeys())
          .with("happened", happened())
          .with("visible", visible())
          .with("expired", expired())
          .with("columns", quotedNames())
          .with("values", values());
    }

    private String quotedNames() {
      return view.features().stream()
          .map(feature -> '"' + feature.name() + '"')
          .collect(Collectors.joining(", "));
    }

    private static long micros(Duration duration) {
      return duration.toNanos() / 1000;
    }
  }
}
