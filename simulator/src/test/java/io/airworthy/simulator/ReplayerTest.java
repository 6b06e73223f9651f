package io.airworthy.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.simulator.OtlpLines.Item;
import io.airworthy.testkit.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayerTest {
  private static final ReplayOptions OPTIONS =
      ReplayOptions.of(new Identifier("acme"), LocalDate.of(2026, 1, 1));

  private static final String DIALOGUE =
      """

      USER\tI need a "table".\tINFORM\t3,4
      SYSTEM\tFor how many?\tREQUEST\t
      SYSTEM\tAnd when?\tREQUEST\t
      USER\tNo!\tINFORM\t1,2
      USER\tFour.\tINFORM\t5
      SYSTEM\tDone.\tINFORM\t
      USER\tOVERALL\t\t2,3,2

      SYSTEM\tHello.\t\t
      USER\tHi.\t\t4
      """;

  @TempDir Path folder;

  @Test
  void replay_makesOneSpanOfEachUserLine() throws IOException {
    OtlpLines lines = replayed(OPTIONS, DIALOGUE);
    assertThat(lines.spans()).hasSize(5);
    Item first = lines.spans().get(0);
    assertThat(first.text("tenant.id")).isEqualTo("acme");
    assertThat(first.messages("gen_ai.input.messages"))
        .hasToString(
            "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":"
                + "\"I need a \\\"table\\\".\"}]}]");
    assertThat(first.messages("gen_ai.output.messages").at("/0/parts").findValuesAsText("content"))
        .containsExactly("For how many?", "And when?");
    assertThat(lines.spans().get(1).attributes()).doesNotContainKey("gen_ai.output.messages");
    assertThat(lines.spans().get(3).attributes())
        .containsKey("gen_ai.output.messages")
        .doesNotContainKey("gen_ai.input.messages");
    assertThat(lines.spans())
        .extracting(span -> span.text("gen_ai.conversation.id"))
        .containsExactly(
            "conversation-0",
            "conversation-0",
            "conversation-0",
            "conversation-1",
            "conversation-1");
  }

  @Test
  void rating_judgesTheReplyBeforeIt() throws IOException {
    OtlpLines lines = replayed(OPTIONS, DIALOGUE);
    List<Item> spans = lines.spans();
    List<Item> ratings = lines.judgements("satisfaction");
    assertThat(ratings)
        .extracting(Item::ref)
        .containsExactly(
            spans.get(0).ref(), spans.get(0).ref(), spans.get(1).ref(), spans.get(3).ref());
    assertThat(ratings)
        .extracting(rating -> rating.number("gen_ai.evaluation.score.value"))
        .containsExactly(1.0, 2.0, 5.0, 4.0);
    assertThat(ratings.get(0).nanos("timeUnixNano"))
        .isEqualTo(spans.get(1).nanos("startTimeUnixNano") + 1000);
    assertThat(ratings.get(1).nanos("timeUnixNano"))
        .isEqualTo(spans.get(1).nanos("startTimeUnixNano") + 2000);
    assertThat(lines.judgements("opening_satisfaction"))
        .extracting(Item::ref)
        .containsExactly(spans.get(0).ref(), spans.get(0).ref());
    assertThat(lines.judgements("session_satisfaction"))
        .extracting(Item::ref)
        .containsOnly(spans.get(2).ref())
        .hasSize(3);
  }

  @Test
  void turns_followOneAnotherAtPlausibleTimes() throws IOException {
    List<Item> spans = replayed(OPTIONS, DIALOGUE).spans();
    for (int i = 0; i < spans.size(); i++) {
      long start = spans.get(i).nanos("startTimeUnixNano");
      long end = spans.get(i).nanos("endTimeUnixNano");
      assertThat(end - start).isBetween(1_000_000_000L, 3_000_000_000L);
      if (i > 0) {
        assertThat(start).isGreaterThan(spans.get(i - 1).nanos("endTimeUnixNano"));
      }
    }
    long eight = 1_767_254_400_000_000_000L;
    assertThat(spans.get(0).nanos("startTimeUnixNano")).isEqualTo(eight);
  }

  @Test
  void history_holdsEverythingSaidBefore() throws IOException {
    Item third = replayed(OPTIONS, DIALOGUE).spans().get(2);
    assertThat(third.messages("gen_ai.input.messages").findValuesAsText("content"))
        .containsExactly("I need a \"table\".", "For how many?", "And when?", "No!", "Four.");
  }

  @Test
  void history_canBeLeftOut() throws IOException {
    ReplayOptions current =
        new ReplayOptions(OPTIONS.tenant(), OPTIONS.start(), 20, InputHistory.CURRENT);
    Item third = replayed(current, DIALOGUE).spans().get(2);
    assertThat(third.messages("gen_ai.input.messages").findValuesAsText("content"))
        .containsExactly("Four.");
  }

  @Test
  void historyOfALongConversation_keepsItsEnd() throws IOException {
    StringBuilder dialogue = new StringBuilder();
    for (int line = 0; line < 100; line++) {
      dialogue.append("USER\task %d\t\t3%nSYSTEM\tanswer %d\t\t%n".formatted(line, line));
    }
    Item last = replayed(OPTIONS, dialogue.toString()).spans().getLast();
    assertThat(last.messages("gen_ai.input.messages").findValuesAsText("content"))
        .hasSize(InputHistory.MOST_MESSAGES)
        .endsWith("ask 98", "answer 98", "ask 99");
  }

  @Test
  void sessions_fillOneDayAfterTheOther() throws IOException {
    ReplayOptions two =
        new ReplayOptions(OPTIONS.tenant(), OPTIONS.start(), 2, InputHistory.CURRENT);
    List<Item> spans = replayed(two, "USER\tHi.\t\t\n\n".repeat(5)).spans();
    long day = 86_400_000_000_000L;
    long start = LocalDate.of(2026, 1, 1).toEpochDay();
    assertThat(spans)
        .extracting(span -> span.nanos("startTimeUnixNano") / day - start)
        .containsExactly(0L, 0L, 1L, 1L, 2L);
  }

  @Test
  void replay_givesTheSameBytesAgain() throws IOException {
    assertThat(bytes(OPTIONS, file(DIALOGUE))).isEqualTo(bytes(OPTIONS, file(DIALOGUE)));
  }

  @Test
  void files_areAppended() throws IOException {
    Path one = file(DIALOGUE);
    Path two = folder.resolve("two.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(two))) {
      out.write(DIALOGUE.getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Counts counts = new Replayer(OPTIONS).replay(List.of(one, two), out);
    assertThat(counts).isEqualTo(new Counts(4, 10, 18, 0, 0, 2));
    OtlpLines lines = OtlpLines.parse(out.toString(StandardCharsets.UTF_8));
    assertThat(lines.spans()).extracting(Item::ref).doesNotHaveDuplicates();
    assertThat(lines.spans()).extracting(s -> s.text("user.id")).contains("user-0", "user-3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USER%thi%t|:1: found 3 column(s), expected 4 separated by tabs",
        "USER%thi%t%t3%t|:1: found 5 column(s)",
        "USER%thi%t%t3%nBOT%thi%t%t|:2: found an unknown role in column 1, expected USER or SYSTEM",
        "USER%thi%t%t3,6|:1: found the rating '6' in column 4, expected whole numbers from 1 to 5",
        "USER%thi%t%t3,,4|:1: found the rating ''",
        "USER%thi%t%t3.5|:1: found the rating '3.5'",
        "USER%thi%t%tgreat|:1: found the rating (not a number)",
        "SYSTEM%thi%t%t3|:1: found ratings on a SYSTEM line",
        "USER%tOVERALL%t%t3|:1: found OVERALL before any other line",
        "USER%thi%t%t3%nUSER%tOVERALL%t%t|:2: found OVERALL without ratings",
        "USER%thi%t%t3%nUSER%tOVERALL%t%t3%nUSER%tbye%t%t3|:3: found a line after OVERALL",
      })
  void malformedLine_isNamed(String template, String message) throws IOException {
    Path file = file(template.replace("%t", "\t").replace("%n", "\n"));
    assertThatThrownBy(() -> bytes(OPTIONS, file))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining(file + message)
        .extracting(e -> ((AirworthyException) e).code())
        .isEqualTo(AirworthyException.Code.BAD_INPUT);
  }

  @Test
  void unreadableFile_isNamed() throws IOException {
    Path latin = folder.resolve("latin.tsv");
    Files.write(latin, new byte[] {'U', 'S', 'E', 'R', '\t', (byte) 0xe9, '\t', '\t', '\n'});
    Path broken = folder.resolve("broken.tsv.gz");
    Files.writeString(broken, "not gzip at all");
    for (Path file : List.of(latin, broken, folder.resolve("none.tsv"))) {
      assertThatThrownBy(() -> bytes(OPTIONS, file))
          .isInstanceOf(AirworthyException.class)
          .hasMessageStartingWith(file.toString());
    }
  }

  @Test
  void emptyFile_givesNothing() throws IOException {
    assertThat(bytes(OPTIONS, file("\n\n"))).isEmpty();
  }

  @Test
  void emptyText_isKeptAsAnEmptyMessage() throws IOException {
    Item span = replayed(OPTIONS, "USER\t\t\t3\n").spans().get(0);
    assertThat(span.messages("gen_ai.input.messages").at("/0/parts/0/content").asText()).isEmpty();
  }

  @Test
  void sgd_givesTheRecordedCounts() throws IOException {
    Path sgd = SharedData.require("uss/SGD.txt");
    Counts counts = new Replayer(OPTIONS).replay(List.of(sgd), OutputStream.nullOutputStream());
    assertThat(counts.sessions()).isEqualTo(1000);
    assertThat(counts.turns()).isEqualTo(12_833);
    assertThat(counts.feedback()).isEqualTo(ratings(sgd));
  }

  @Test
  void reDial_addsASpanWhereTheAssistantSpokeFirst() throws IOException {
    Path file = SharedData.require("uss/ReDial.txt");
    Counts counts = new Replayer(OPTIONS).replay(List.of(file), OutputStream.nullOutputStream());
    assertThat(counts.sessions()).isEqualTo(1000);
    assertThat(counts.turns()).isEqualTo(10_806 + 625);
    assertThat(counts.feedback()).isEqualTo(ratings(file));
  }

  private static long ratings(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("USER"))
        .mapToLong(line -> Arrays.stream(line.split("\t", -1)[3].split(",", -1)).count())
        .sum();
  }

  private OtlpLines replayed(ReplayOptions options, String dialogue) throws IOException {
    return OtlpLines.parse(new String(bytes(options, file(dialogue)), StandardCharsets.UTF_8));
  }

  private Path file(String dialogue) throws IOException {
    Path file = folder.resolve("dialogue.tsv");
    return Files.writeString(file, dialogue);
  }

  private static byte[] bytes(ReplayOptions options, Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Replayer(options).replay(List.of(file), out);
    return out.toByteArray();
  }
}
