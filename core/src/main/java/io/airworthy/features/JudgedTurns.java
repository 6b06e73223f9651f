package io.airworthy.features;

import io.airworthy.lake.Database;
import io.airworthy.lake.LakeView;
import io.airworthy.lake.SqlText;

/// The judgements of a lake with the turn that each is about.
public final class JudgedTurns {
  private static final SqlText QUERY = SqlText.of(JudgedTurns.class, "judged_turns");

  private JudgedTurns() {}

  /// Makes the temporary view `judged_turns`: the columns of `feedback`, and `turn_no`, which is
  /// null where a judgement names no turn of `session_turns`. Those are loaded before, with the
  /// columns `turn_no`, `tenant_id`, `trace_id`, `span_id` and `response_id` at least.
  public static void define(LakeView view) {
    define(new Database(view.connection()));
  }

  static void define(Database database) {
    database.run(QUERY);
  }

  static void drop(Database database) {
    database.run("drop judged_turns", "drop view if exists judged_turns");
  }
}
