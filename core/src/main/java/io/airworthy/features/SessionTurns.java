package io.airworthy.features;

import io.airworthy.lake.Database;
import io.airworthy.lake.LakeView;
import io.airworthy.lake.SqlText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The turns of a lake with the session, user, tenant and template that each belongs to.
public final class SessionTurns {
  private SessionTurns() {}

  /// Makes the temporary table `session_turns` in the view: the columns of `turns`, and `turn_no`,
  /// `session_no`, `position` in the session from 1, `user_no`, `tenant_no`, `template_no`,
  /// `user_since` and `reaction_time`.
  ///
  /// @param asOf turns that became available later are left out
  public static void load(LakeView view, Instant asOf) {
    load(new Database(view.connection()), asOf);
  }

  /// The same with some columns only, which is quicker.
  ///
  /// @param columns of `turns` and of those named above
  public static void load(LakeView view, Instant asOf, List<String> columns) {
    load(new Database(view.connection()), asOf, String.join(", ", columns));
  }

  static void load(Database database, Instant asOf) {
    load(database, asOf, "*");
  }

  private static void load(Database database, Instant asOf, String columns) {
    database.run(
        SqlText.of(SessionTurns.class, "sessions")
            .with("columns", columns)
            .with("as_of", ChronoUnit.MICROS.between(Instant.EPOCH, asOf)));
  }
}
