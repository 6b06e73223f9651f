package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlTextTest {
  @TempDir Path folder;

  private static SqlText template(String text) {
    return new SqlText("q", text, Map.of());
  }

  @Test
  void complete_fillsEveryHoleOnce() {
    SqlText text = template("select ${a}, ${b}, ${a}").with("a", "${b}").with("b", 7);

    assertThat(text.complete()).isEqualTo("select ${b}, 7, ${b}");
  }

  @Test
  void complete_namesTheHoleThatIsLeft() {
    assertThatThrownBy(() -> template("select ${a} + ${b}").with("a", 1).complete())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the query q lacks ${b}");
  }

  @Test
  void ready_keepsWhatLooksLikeAHole() {
    assertThat(SqlText.ready("q", "select '${a} $1 \\'").complete())
        .isEqualTo("select '${a} $1 \\'");
  }

  @Test
  void missingResource_isNamed() {
    assertThatThrownBy(() -> SqlText.of(SqlTextTest.class, "nowhere"))
        .isInstanceOf(AirworthyException.class)
        .hasMessage("the query nowhere is missing");
  }

  @Test
  void database_readsRowsAndNamesTheQueryThatFailed() throws Exception {
    try (Connection connection = DuckDb.open(folder)) {
      Database database = new Database(connection);
      List<Integer> seen = new ArrayList<>();
      database.forEach(
          SqlText.ready("three", "select * from range(3) t(i)"), row -> seen.add(row.getInt(1)));

      assertThat(seen).containsExactly(0, 1, 2);
      assertThat(database.number("sum", "select 40 + 2")).isEqualTo(42);
      assertThatThrownBy(() -> database.run("nonsense", "selec 1"))
          .isInstanceOf(AirworthyException.class)
          .hasMessage("the query nonsense failed");
    }
  }
}
