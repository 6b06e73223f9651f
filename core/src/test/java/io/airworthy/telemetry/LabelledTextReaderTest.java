package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledTextReaderTest {
  @TempDir Path folder;

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static LabelledVectors read(HeadTask task, String name) {
    return LabelledTextReader.ofNgrams(task).read(List.of(name));
  }

  @Test
  void dialogue_ratesTheReplyBeforeTheUsersLine() throws IOException {
    String dialogue =
        file(
            "d.txt",
            """
            USER\tfirst\tA\t1,1
            SYSTEM\treply\tB\t
            USER\tsecond\tA\t2,3,2
            SYSTEM\treply\tB\t
            USER\tthird\tA\t3,2
            USER\tOVERALL\t\t1

            USER\tfirst\tA\t3
            SYSTEM\treply\tB\t
            USER\tsecond\tA\t4
            """);

    LabelledVectors read = read(HeadTask.DISSATISFACTION_PREDICT, dialogue);

    assertThat(read.labels()).containsExactly("1", "0", "0");
    assertThat(read.agreements()).containsExactly(2.0 / 3, 1.0 / 2, 1.0);
    assertThat(read.conversations().get(0)).isEqualTo(read.conversations().get(1));
    assertThat(read.conversations().get(2)).isNotEqualTo(read.conversations().get(1));
  }

  @Test
  void predict_doesNotSeeTheReaction() throws IOException {
    String start = "USER\thello\tA\t3\nSYSTEM\tgood day\tB\t\nUSER\t";
    String calm = file("calm.txt", start + "thank you\tA\t3\n");
    String angry = file("angry.txt", start + "useless hello hello\tA\t3\n");

    assertThat(indices(HeadTask.DISSATISFACTION_PREDICT, calm))
        .isEqualTo(indices(HeadTask.DISSATISFACTION_PREDICT, angry));
    assertThat(indices(HeadTask.DISSATISFACTION_ESTIMATE, calm))
        .isNotEqualTo(indices(HeadTask.DISSATISFACTION_ESTIMATE, angry));
  }

  private static int[] indices(HeadTask task, String name) {
    return read(task, name).vectors().getFirst().indices();
  }

  @Test
  void lines_keepTheirConversation() throws IOException {
    String lines =
        file(
            "l.jsonl",
            """
            {"text":"play it","label":"play","conversation":"c1"}
            {"text":"stop it","label":"stop","agreement":0.75,"conversation":"c1"}
            {"text":"what now","label":"help"}
            """);

    LabelledVectors read = read(HeadTask.INTENT, lines);

    assertThat(read.labels()).containsExactly("play", "stop", "help");
    assertThat(read.agreements()).containsExactly(1.0, 0.75, 1.0);
    assertThat(read.conversations().stream().distinct()).hasSize(2);
  }

  @Test
  void badInput_namesTheLineAndNoText() throws IOException {
    String noJson = file("a.jsonl", "{\"text\":\"secretword\",\"label\":\"x\"}\nsecretword\n");
    String sentence = file("b.jsonl", "{\"text\":\"x\",\"label\":\"secretword said so\"}\n");
    String share = file("f.jsonl", "{\"text\":\"x\",\"label\":\"a\",\"agreement\":1.5}\n");
    String columns = file("c.txt", "USER\tsecretword\n");
    String rating = file("d.txt", "USER\ta\tb\t3\nSYSTEM\ta\tb\t\nUSER\ta\tb\tsecretword\n");
    String list = file("e.json", "{\"train\":[[\"secretword\"]]}");

    assertRefused(HeadTask.INTENT, noJson, "line 2: not JSON");
    assertRefused(HeadTask.INTENT, sentence, "line 1: the label is not an identifier");
    assertRefused(HeadTask.INTENT, share, "line 1: agreement is not a number from 0 to 1");
    assertRefused(HeadTask.DISSATISFACTION_PREDICT, columns, "line 1: 2 columns, expected 4");
    assertRefused(HeadTask.DISSATISFACTION_PREDICT, rating, "line 3: a rating is not");
    assertRefused(HeadTask.INTENT, list + "#train", "pair 1: expected a list");
    assertRefused(HeadTask.INTENT, list, "name one after #");
  }

  private static void assertRefused(HeadTask task, String name, String expected) {
    assertThatThrownBy(() -> read(task, name))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining(expected)
        .message()
        .doesNotContain("secretword");
  }
}
