package io.airworthy.features;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// A small join problem, its tables, and its answer by comparing every label with every row.
///
/// @param view the rules
/// @param labels who asks, and when
/// @param rows what there is to see
record JoinCase(FeatureView view, List<Asked> labels, List<Row> rows) {
  /// A label row; times are microseconds, a null key column is an unknown entity.
  record Asked(int id, String tenant, String user, long cutoff) {
    /// The part of the labels that it is counted in.
    int part() {
      return id % PARTS;
    }
  }

  /// A feature row.
  record Row(String tenant, String user, long event, long available, long sequence, double value) {}

  /// How many parts the labels are.
  static final int PARTS = 2;

  static final Key TENANT_USER = new Key("user", List.of("tenant_id", "user_id"));

  static FeatureView plain() {
    return FeatureView.of("seen", TENANT_USER, "", List.of(new Feature("x", "x")));
  }

  /// A case crowded into few keys and few instants, so that everything collides.
  static JoinCase random(Random random) {
    FeatureView view = plain();
    view = random.nextBoolean() ? view : view.with(Boundary.INCLUSIVE);
    view = random.nextInt(4) > 0 ? view : view.with(Availability.WHEN_HAPPENED);
    view = random.nextBoolean() ? view : view.withMaxAge(micros(random.nextInt(12)));
    view = random.nextInt(3) > 0 ? view : view.withSourceDelay(micros(random.nextInt(5)));
    List<String> keys = List.of("1", "12", "23", "3", "").subList(random.nextInt(3), 5);
    int instants = 2 + random.nextInt(30);
    int lateness = random.nextInt(3) * random.nextInt(15);
    int asked = random.nextInt(40);
    List<Asked> labels = new ArrayList<>();
    for (int i = 0; i < asked; i++) {
      labels.add(new Asked(i, key(keys, random), key(keys, random), random.nextInt(instants)));
    }
    int seen = random.nextInt(80);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < seen; i++) {
      long event = random.nextInt(instants);
      long available = event + (lateness == 0 ? 0 : random.nextInt(lateness));
      rows.add(
          new Row(key(keys, random), key(keys, random), event, available, random.nextInt(3), i));
      if (random.nextInt(8) == 0) {
        rows.add(rows.getLast());
      }
    }
    return new JoinCase(view, labels, rows);
  }

  private static String key(List<String> keys, Random random) {
    return keys.get(random.nextInt(keys.size()));
  }

  static Duration micros(long micros) {
    return Duration.ofNanos(1000 * micros);
  }

  /// The newest visible row; of equal ones that with the smallest value.
  Optional<Row> newest(Asked label) {
    return rows.stream()
        .filter(row -> !label.tenant().isEmpty() && !label.user().isEmpty())
        .filter(row -> row.tenant().equals(label.tenant()) && row.user().equals(label.user()))
        .filter(row -> visible(row, label.cutoff()))
        .max(
            Comparator.comparingLong(Row::event)
                .thenComparingLong(Row::available)
                .thenComparingLong(Row::sequence)
                .thenComparing(Comparator.comparingDouble(Row::value).reversed()));
  }

  private boolean visible(Row row, long cutoff) {
    boolean happened = happened(row, cutoff);
    long delay = view.sourceDelay().toNanos() / 1000;
    return happened
        && (view.availability() == Availability.WHEN_HAPPENED || row.available() + delay <= cutoff);
  }

  private boolean happened(Row row, long cutoff) {
    return view.boundary() == Boundary.INCLUSIVE ? row.event() <= cutoff : row.event() < cutoff;
  }

  /// The labels of one part.
  Stream<Asked> labels(int part) {
    return labels.stream().filter(label -> label.part() == part);
  }

  /// Whether something newer had happened than what could be used.
  boolean late(Asked label) {
    long used = newest(label).map(Row::event).orElse(Long.MIN_VALUE);
    return rows.stream()
        .filter(row -> !label.tenant().isEmpty() && !label.user().isEmpty())
        .filter(row -> row.tenant().equals(label.tenant()) && row.user().equals(label.user()))
        .anyMatch(row -> happened(row, label.cutoff()) && row.event() > used);
  }

  /// `id status value`, as the join should answer.
  List<String> expected() {
    return labels.stream().map(this::expected).toList();
  }

  private String expected(Asked label) {
    Optional<Row> row = newest(label);
    if (row.isEmpty()) {
      return label.id() + " absent null";
    }
    long age = label.cutoff() - row.get().event();
    boolean expired = view.maxAge().isPresent() && age > view.maxAge().get().toNanos() / 1000;
    return label.id() + (expired ? " expired null" : " fresh " + row.get().value());
  }

  /// Makes the tables `asked` and `seen`.
  void store(InMemoryLakeView lake) {
    lake.run(
        """
        create or replace table asked (id int, part int, tenant_id text, user_id text,
          cutoff timestamp)
        """);
    lake.run(
        """
        create or replace table seen (tenant_id text, user_id text, event_time timestamp,
          available_at timestamp, sequence bigint, x double)
        """);
    insert(
        lake,
        "asked",
        labels.stream()
            .map(
                label ->
                    "(%d, %d, nullif('%s', ''), nullif('%s', ''), make_timestamp(%d))"
                        .formatted(
                            label.id(), label.part(), label.tenant(), label.user(), label.cutoff()))
            .toList());
    insert(
        lake,
        "seen",
        rows.stream()
            .map(
                row ->
                    "(nullif('%s', ''), nullif('%s', ''), make_timestamp(%d), make_timestamp(%d), %d, %s)"
                        .formatted(
                            row.tenant(),
                            row.user(),
                            row.event(),
                            row.available(),
                            row.sequence(),
                            row.value()))
            .toList());
  }

  private static void insert(InMemoryLakeView lake, String table, List<String> tuples) {
    if (!tuples.isEmpty()) {
      lake.run("insert into " + table + " values " + String.join(", ", tuples));
    }
  }
}
