package io.airworthy.features;

import io.airworthy.AirworthyException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
  private final Database database;

  PointInTimeJoin(Connection connection) {
    this.database = new Database(connection);
  }

  /// Joins two tables into a third, temporary one: `id`, `status` (`fresh`, `expired` or `absent`),
  /// `event_time`, `available_at` of the row used, and the view's columns, null unless fresh.
  ///
  /// @param view what is joined, and by which rules
  /// @param labels a table with a unique `id`, the key's columns and a timestamp `cutoff`
  /// @param rows a table with the key's columns, timestamps `event_time` and `available_at`,
  ///     `sequence`, and a column for each feature
  /// @param into the table to make, or to replace
  /// @throws AirworthyException when it would not be one row out for each label row in
  JoinOutcome join(FeatureView view, String labels, String rows, String into) {
    Holes holes = new Holes(view, labels, rows, into);
    database.run(holes.fill("newest_happened"));
    database.run(holes.fill("winners"));
    if (count("count(*) - count(distinct id) from winners") > 0) {
      database.run(holes.fill("unique_winners"));
    }
    database.run(holes.fill("overtaken"));
    long late = count("count(*) from overtaken");
    if (late > 0) {
      database.run(holes.fill("older_winners"));
    }
    database.run(holes.fill("joined"));
    long asked = count("count(*) from " + labels);
    return database.read(holes.fill("join_outcome"), r -> outcome(view, asked, late, r));
  }

  private long count(String query) {
    return database.number("count", "select " + query);
  }

  private static JoinOutcome outcome(FeatureView view, long labels, long late, ResultSet counts)
      throws SQLException {
    counts.next();
    long joined = counts.getLong("joined");
    if (joined != labels || counts.getLong("distinct_ids") != labels) {
      throw AirworthyException.internal(
          view.name() + ": " + labels + " label rows in, but " + joined + " rows out");
    }
    long past = counts.getLong("newest_past_cutoff");
    return new JoinOutcome(
        view.name(),
        labels,
        counts.getLong("fresh"),
        counts.getLong("expired"),
        counts.getLong("absent"),
        late,
        counts.wasNull() ? OptionalLong.empty() : OptionalLong.of(past));
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
      return SqlText.of(query)
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
