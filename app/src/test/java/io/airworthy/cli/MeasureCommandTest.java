package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureCommandTest {
  private static final String EVENTS = "timestamp,user_id\n0,a\n86400,b\n";

  private record Answer(int code, String out, String err) {}

  @TempDir Path folder;

  private Answer measure(String text, String... args) throws Exception {
    Path file = Files.writeString(folder.resolve("t.csv"), text);
    List<String> words = new ArrayList<>(List.of("measure"));
    words.addAll(List.of(args));
    words.add(file.toString());
    return run(words.toArray(String[]::new));
  }

  private static Answer run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Airworthy.run(new PrintWriter(out), new PrintWriter(err), words);
    return new Answer(code, out.toString(), err.toString());
  }

  private void assertJson(String text, String expected, String... args) throws Exception {
    Answer answer = measure(text, args);
    assertThat(answer.err).isEmpty();
    assertThat(answer.code).isZero();
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(answer.out)).isEqualTo(json.readTree(expected));
  }

  @Test
  void activeUsers_answersWithTheWindow() throws Exception {
    assertJson(
        "user_id,timestamp\nd,2592000\na,0\nb,86399\na,86400\nc,2591999\n",
        """
        {"max_distinct_users":3,"window_days":30,"window_start":"1970-01-01",
         "window_end":"1970-01-30","events":5,"users":4}
        """,
        "active-users",
        "--json",
        "--window-days",
        "30");
    assertJson(
        "timestamp,user_id\n",
        """
        {"max_distinct_users":0,"window_days":30,"window_start":null,
         "window_end":null,"events":0,"users":0}
        """,
        "active-users",
        "--json");
    assertThat(measure(EVENTS, "active-users").out).contains("1970-01-01 to 1970-01-30");
  }

  @Test
  void tenantActives_answersWithRows() throws Exception {
    assertJson(
        "event_name,event_time,user_id,tenant_id\nchat_turn,2026-01-01T00:00:00Z,u,t\n",
        """
        [{"tenant_id":"t","event_date":"2026-01-01","dau":1,"avg_7d":1.0,"prev_avg_7d":null,
          "wau_7d":1,"is_drop_30pct":0}]
        """,
        "tenant-actives",
        "--json",
        "--gaps",
        "rows");
    assertThat(
            measure(
                    "event_name,event_time,user_id,tenant_id\nx,2026-01-01,u,t\n",
                    "tenant-actives",
                    "--event",
                    "x")
                .out)
        .isEqualToNormalizingNewlines(
            """
            tenant_id  event_date  dau  avg_7d  prev_avg_7d  wau_7d  is_drop_30pct
            t          2026-01-01    1    1.00            -       1              0
            """);
  }

  @Test
  void tenantActives_ofAFileGoOnToItsLastDayWhateverTheClockSays() throws Exception {
    String events =
        "event_name,event_time,user_id,tenant_id\n"
            + "chat_turn,2026-01-01,u,t\nchat_turn,2126-01-01,u,t\n";
    Answer answer = measure(events, "tenant-actives", "--json");
    assertThat(new ObjectMapper().readTree(answer.out)).hasSize(36_525);
    assertThat(answer.err).doesNotContain("clock");
  }

  @Test
  void cohortAuc_answersWithNullWhereAClassIsMissing() throws Exception {
    assertJson(
        "y_true,y_score,cohort_id\n0,0.1,eu\n0,0.4,eu\n1,0.35,eu\n1,0.8,eu\n1,0.5,us\n",
        "{\"eu\":0.75,\"us\":null}",
        "cohort-auc",
        "--json");
  }

  @Test
  void topAndQuantiles_answer() throws Exception {
    assertJson(
        "v\nb\na\nb\na\nc\n",
        "[{\"value\":\"a\",\"count\":2},{\"value\":\"b\",\"count\":2}]",
        "top",
        "--json",
        "--k",
        "2",
        "--by",
        "v");
    assertJson(
        "v\n1\n2\n4\n",
        "{\"0.5\":2.0,\"0.95\":3.8}",
        "quantiles",
        "--json",
        "--of",
        "v",
        "--q",
        "0.5,0.95");
  }

  @Test
  void approximation_printsItsBound() throws Exception {
    assertJson(
        "v\nb\na\nb\n",
        "[{\"value\":\"b\",\"count\":2,\"error_bound\":0}]",
        "top",
        "--json",
        "--approximate",
        "--k",
        "1",
        "--by",
        "v");
    assertJson(
        "v\n1\n2\n4\n",
        "{\"0.5\":2.0,\"error_bound\":0.01}",
        "quantiles",
        "--json",
        "--approximate",
        "--of",
        "v",
        "--q",
        "0.5");
    assertJson(
        EVENTS,
        """
        {"max_distinct_users":2,"window_days":30,"window_start":"1970-01-01",
         "window_end":"1970-01-30","events":2,"users":2,"error_bound":0.03185}
        """,
        "active-users",
        "--json",
        "--approximate");
    assertThat(measure(EVENTS, "active-users", "--approximate").out).contains("3.2 %");
    assertThat(measure("v\nb\n", "top", "--approximate", "--by", "v").out)
        .contains("at most 0 rows more");
    assertThat(measure("v\n1\n", "quantiles", "--approximate", "--of", "v").out)
        .contains("within 1.0 %");
  }

  @Test
  void badInput_isOneLineAndExitTwo() throws Exception {
    Answer answer = measure("timestamp,user_id\n3,a\n-7,b\n", "active-users", "--json");
    assertThat(answer.code).isEqualTo(2);
    assertThat(answer.out).isEmpty();
    assertThat(answer.err.lines()).hasSize(1);
    assertThat(answer.err).contains("row 2 (line 3), column timestamp: found -7, expected");
  }

  @ParameterizedTest
  @CsvSource({
    "active-users --window-days 0, a window of 0 days",
    "active-users --window-days many, is not an int",
    "tenant-actives --gaps none, expected calendar or rows",
    "top, --by",
    "quantiles --of timestamp --q 2, the quantile 2.0",
    "quantiles --of timestamp --q half, found 'half'",
    "top --by timestamp --k 0, the top 0 values",
  })
  void wrongUse_isExitTwo(String words, String message) throws Exception {
    Answer answer = measure(EVENTS, words.split(" ", -1));
    assertThat(answer.code).isEqualTo(2);
    assertThat(answer.err).contains(message);
  }
}
