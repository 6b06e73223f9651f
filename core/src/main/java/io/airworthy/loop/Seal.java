package io.airworthy.loop;

import io.airworthy.AirworthyException;
import io.airworthy.Target;
import io.airworthy.lake.Database;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import io.airworthy.lake.SqlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a run is pinned to before it begins: one snapshot of the lake and one instant, so that
/// whatever arrives later changes nothing.
///
/// @param snapshot the lake's snapshot
/// @param date the day the run closes, UTC, as ISO 8601
/// @param label name of the label
/// @param windowDays days of examples, ending with the date
/// @param settings digest of how features are made, models trained and candidates judged
/// @param champions the champion of each target that had one, such as `quality:3`; candidates are
///     judged against these, whoever is promoted later
record Seal(
    String snapshot,
    String date,
    String label,
    int windowDays,
    String settings,
    SortedMap<String, String> champions) {
  static final String FILE = "seal.json";
  private static final int ID_DIGITS = 8;

  Seal {
    champions = Collections.unmodifiableSortedMap(new TreeMap<>(champions));
  }

  /// Pins a run to the lake and its models as they are.
  ///
  /// @param today the UTC day by the clock; a later one is closed only when it is asked for, or
  ///     when all lie ahead
  /// @throws AirworthyException bad input when the lake holds no turns
  static Seal of(
      IcebergLake lake,
      DailyOptions options,
      String settings,
      SortedMap<String, String> champions,
      LocalDate today) {
    String snapshot = lake.snapshotId();
    LocalDate date =
        options
            .date()
            .or(() -> lastDay(lake, snapshot, today))
            .orElseThrow(
                () ->
                    AirworthyException.badInput(
                        "the lake holds no turns; bring some in with 'airworthy ingest FILE'"));
    return new Seal(
        snapshot, date.toString(), options.label(), options.windowDays(), settings, champions);
  }

  private static Optional<LocalDate> lastDay(IcebergLake lake, String snapshot, LocalDate today) {
    try (LakeView view = lake.view(snapshot)) {
      return new Database(view.connection())
          .read(
              SqlText.of(Seal.class, "last_day").with("today", today.toString()),
              rows ->
                  rows.next()
                      ? Optional.ofNullable(rows.getString(1)).map(LocalDate::parse)
                      : Optional.<LocalDate>empty());
    }
  }

  /// The day as a date.
  LocalDate day() {
    return LocalDate.parse(date);
  }

  /// Nothing that became available at or after this instant is read.
  Instant asOf() {
    return day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// Turns that started before this instant are history, never examples.
  Instant from() {
    return day().plusDays(1L - windowDays).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// What settles the examples and the models, as text. The champions are not part of it: the same
  /// run asked for again after its own promotion is still the same run.
  String pin() {
    return String.join("\n", snapshot, date, label, Integer.toString(windowDays), settings);
  }

  /// The champion a target is judged against, such as `quality:3`.
  Optional<String> champion(Target target) {
    return Optional.ofNullable(champions.get(target.wireName()));
  }

  /// The run's id: its date, its label, and a digest of its pin.
  String runId() {
    return date + "-" + label + "-" + Digest.of(pin()).substring(0, ID_DIGITS);
  }

  /// Writes the seal into the run's folder.
  void save(Path run) {
    RunFiles.write(run.resolve(FILE), this);
  }

  /// Reads the seal of a run.
  static Seal load(Path run) {
    return RunFiles.read(run.resolve(FILE), Seal.class);
  }

  /// Whether a folder holds a sealed run.
  static boolean isIn(Path run) {
    return Files.exists(run.resolve(FILE));
  }
}
