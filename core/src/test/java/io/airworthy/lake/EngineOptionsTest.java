package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineOptionsTest {
  private static final String SORTED =
      "select count(*) from (select md5(i::varchar) as h from range(3000000) x(i) order by h) where h > 'a'";

  @TempDir Path dataDir;

  @Test
  void spillOfServer_leavesHalfOfTheDiskFreeForTwoEngines() {
    EngineOptions options = EngineOptions.ofServer(dataDir);

    assertThat(options.spillBytes()).isBetween(1L, dataDir.toFile().getUsableSpace() / 3);
  }

  @Test
  void engine_isToldHowMuchItMaySpill() throws Exception {
    assertThat(limitOfEngine(spilling(25))).isNotEqualTo(limitOfEngine(spilling(75)));
  }

  @Test
  void spill_withinTheLimit_isLetThrough() throws Exception {
    try (Connection engine = DuckDb.open(spilling(50));
        Statement statement = engine.createStatement();
        ResultSet sorted = statement.executeQuery(SORTED)) {
      assertThat(sorted.next()).isTrue();
    }
  }

  private EngineOptions spilling(int percent) {
    return new EngineOptions("60MB", 1, dataDir.resolve("spill"), percent);
  }

  private static String limitOfEngine(EngineOptions options) throws SQLException {
    try (Connection engine = DuckDb.open(options);
        Statement statement = engine.createStatement();
        ResultSet limit =
            statement.executeQuery("select current_setting('max_temp_directory_size')")) {
      limit.next();
      return limit.getString(1);
    }
  }
}
