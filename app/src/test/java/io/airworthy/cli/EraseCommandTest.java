package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.airworthy.lake.IcebergLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A person's way out: erasure, rotation, destroyed keys, retention.
class EraseCommandTest {
  private static final Pattern PERSON =
      Pattern.compile(
          "\"key\":\"tenant.id\",\"value\":\\{\"stringValue\":\"([^\"]+)\"}},"
              + "\\{\"key\":\"user.id\",\"value\":\\{\"stringValue\":\"([^\"]+)\"}}");

  @RegisterExtension final BookedCommands books = new BookedCommands();

  @TempDir Path folder;
  private Path traffic;
  private String tenant = "";
  private String user = "";

  @BeforeEach
  void aDayOfTraffic() throws IOException {
    traffic = folder.resolve("traffic.jsonl");
    run("simulate", "--days", "2", "--sessions-per-day", "30", "--out", traffic.toString());
    Matcher person = PERSON.matcher(Files.readString(traffic));
    assertThat(person.find()).isTrue();
    tenant = person.group(1);
    user = person.group(2);
    ingest();
  }

  private void ingest() throws IOException {
    assertThat(run("ingest", traffic.toString()).code()).isZero();
  }

  private record Answer(int code, JsonNode json, String err) {
    long figure(String key) {
      return json.path(key).asLong(-1);
    }
  }

  private Answer run(String... command) throws IOException {
    List<String> words = new ArrayList<>(List.of(command));
    words.add("--json");
    CommandRun run = books.run(folder.resolve("data"), words.toArray(String[]::new));
    return new Answer(
        run.code(), run.out().isBlank() ? NullNode.getInstance() : run.json(), run.err());
  }

  private Answer erase() throws IOException {
    return run("erase", "--tenant", tenant, "--user", user);
  }

  private long users() throws IOException {
    return run("measure", "active-users", "--window-days", "30").figure("max_distinct_users");
  }

  @Test
  void person_isForgottenOnceAndNamedNowhere() throws IOException {
    long before = users();

    Answer answer = erase();

    assertThat(answer.code()).isZero();
    assertThat(answer.figure("turns")).isPositive();
    assertThat(answer.json().toString() + answer.err()).doesNotContain(user);
    assertThat(users()).isEqualTo(before - 1);
    assertThat(erase().figure("turns")).isZero();
    assertThat(run("doctor").code()).isZero();
  }

  @Test
  void person_isForgottenUnderEarlierKeysToo() throws IOException {
    assertThat(run("keys", "rotate", "--tenant", tenant).figure("earlier_keys")).isEqualTo(1);

    assertThat(erase().figure("turns")).isPositive();
  }

  @Test
  void destroyedKeys_leaveRowsThatNobodyIsFoundIn() throws IOException {
    long before = users();

    assertThat(run("erase", "--tenant", tenant, "--destroy-keys").figure("keys_destroyed"))
        .isEqualTo(1);

    assertThat(erase().figure("turns")).isZero();
    assertThat(users()).isEqualTo(before);
  }

  @Test
  void retention_countsFirstAndThenRemoves() throws IOException {
    long turns = run("doctor").json().path("tables").path("turns").asLong();
    Answer dry = run("retain", "--days", "1", "--dry-run");
    assertThat(dry.figure("turns")).isEqualTo(turns).isPositive();
    assertThat(run("doctor").json().path("tables").path("turns").asLong()).isEqualTo(turns);

    assertThat(run("retain", "--days", "1").figure("turns")).isEqualTo(turns);
    assertThat(run("doctor").json().path("tables").path("turns").asLong()).isZero();
  }

  @Test
  void whoWritesToTheLake_isAskedToStopFirst() throws IOException {
    try (IcebergLake lake = IcebergLake.open(folder.resolve("data"))) {
      lake.claim();
      for (Answer refused :
          List.of(
              erase(), run("retain", "--days", "1"), run("keys", "rotate", "--tenant", tenant))) {
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("writes to");
      }
    }
  }

  @Test
  void wrongUse_saysWhatIsExpected() throws IOException {
    assertThat(run("erase", "--tenant", "a tenant", "--user", "x").err()).contains("characters of");
    assertThat(run("erase", "--tenant", tenant).code()).isEqualTo(2);
    assertThat(run("erase", "--tenant", tenant, "--user", " ").err()).contains("no user is named");
    assertThat(run("retain", "--days", "0").err()).contains("at least 1");
  }
}
