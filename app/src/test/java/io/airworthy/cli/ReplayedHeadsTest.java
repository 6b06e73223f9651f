package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.lake.Database;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// From recorded dialogues to scores in the lake: a head is trained on some of them, and judges the
/// replay of others while it is brought in.
class ReplayedHeadsTest {
  private static final int DIALOGUES = 30;

  /// Three turns, of which the last two have a reply before them.
  private static final int ESTIMATES = 2 * DIALOGUES;

  private static final List<String> MORE =
      List.of("", " please", " I need", " for my table", " then, for a table that I need");

  @RegisterExtension final BookedCommands books = new BookedCommands();

  @TempDir Path folder;
  private Path pleased;
  private Path angry;

  @BeforeEach
  void trainAHead() throws IOException {
    pleased = dialogues("pleased.tsv", "Perfect, thank you very much", 5);
    angry = dialogues("angry.tsv", "No, that is wrong again", 1);
    Path texts =
        Files.writeString(
            folder.resolve("texts.tsv"), Files.readString(pleased) + Files.readString(angry));
    run(
        "classify",
        "train",
        "--task=dissatisfaction-estimate",
        "--data=" + texts,
        "--trained-until=2025-12-31T00:00:00Z",
        "--out=" + folder.resolve("estimate"));
    Files.writeString(
        folder.resolve("heads.yaml"),
        "heads:\n  estimate: " + folder.resolve("estimate").resolve("head.awth") + "\n");
  }

  private Path dialogues(String name, String reaction, int rating) throws IOException {
    String dialogue =
        """
        USER\tI need a table\t\t3
        SYSTEM\tFor how many?\t\t
        USER\t%1$s\t\t%2$d
        SYSTEM\tIs there anything else?\t\t
        USER\t%1$s\t\t%2$d

        """;
    return Files.writeString(
        folder.resolve(name), dialogue.formatted(reaction, rating).repeat(DIALOGUES));
  }

  private void run(String... command) {
    CommandRun run = CommandRun.of(folder.resolve("data"), command);
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static String[] and(String[] more, String... command) {
    return Stream.of(command, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private void bring(Path dialogues, String tenant, String... more) {
    Path lines = folder.resolve(tenant + ".jsonl");
    run(
        and(
            more,
            "replay",
            "--format=dialogue-tsv",
            "--tenant=" + tenant,
            "--start=2026-01-01",
            "--out=" + lines,
            dialogues.toString()));
    CommandRun ingest =
        books.run(
            folder.resolve("data"),
            "ingest",
            "--json",
            "--config=" + folder.resolve("heads.yaml"),
            lines.toString());
    assertThat(ingest.code()).as(ingest.err()).isZero();
  }

  private long number(String query) {
    try (IcebergLake lake = IcebergLake.open(folder.resolve("data"));
        LakeView view = lake.view()) {
      return new Database(view.connection()).number("a figure", query);
    }
  }

  @Test
  void replayedTurns_areJudgedByTheirReaction() {
    bring(pleased, "pleased");
    bring(angry, "angry");

    assertThat(number("select count(estimated_dissatisfaction) from turns"))
        .isEqualTo(2 * ESTIMATES);
    assertThat(number("select count(*) from turns where heads_state <> 'scored'")).isZero();
    assertThat(
            number(
                "select count(*) from turns where estimated_dissatisfaction > 0.5"
                    + " and tenant_id = 'angry'"))
        .isEqualTo(ESTIMATES);
    assertThat(
            number(
                "select count(*) from turns where estimated_dissatisfaction < 0.5"
                    + " and tenant_id = 'pleased'"))
        .isEqualTo(ESTIMATES);
  }

  @Test
  void turnsWithoutTheirHistory_getNoEstimate() {
    bring(angry, "angry", "--history=current");

    assertThat(number("select count(*) from turns")).isEqualTo(3 * DIALOGUES);
    assertThat(number("select count(estimated_dissatisfaction) from turns")).isZero();
  }

  /// Of two reactions that differ in one word only, one mostly comes with a low rating.
  private Path hinting(String name, long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder dialogues = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      boolean isGrey = random.nextInt(3) == 0;
      String more = MORE.get(random.nextInt(MORE.size()));
      int rating = isGrey == random.nextInt(6) > 0 ? 1 : 5;
      dialogues.append(
          """
          USER\tI need a table\t\t3
          SYSTEM\tWhich one?\t\t
          USER\tI will take the %s one%s\t\t%d

          """
              .formatted(isGrey ? "grey" : "blue", more, rating));
    }
    return Files.writeString(folder.resolve(name), dialogues);
  }

  private String judged(String... more) throws IOException {
    CommandRun run = CommandRun.of(folder.resolve("data"), and(more, "daily", "--json"));
    return new ObjectMapper().readTree(run.out()).at("/targets/estimate/reasons").toString();
  }

  @Test
  void scoreAsGoodAsItsHead_isNoLeakToTheGate() throws IOException {
    run(
        "classify",
        "train",
        "--task=dissatisfaction-estimate",
        "--data=" + hinting("learned.tsv", 1),
        "--trained-until=2025-12-31T00:00:00Z",
        "--out=" + folder.resolve("estimate"));
    bring(hinting("judged.tsv", 2), "hinting");

    assertThat(judged()).contains("test-size", "findings of the leakage audit");
    assertThat(judged("--config=" + folder.resolve("heads.yaml")))
        .contains("test-size")
        .doesNotContain("findings of the leakage audit");
  }
}
