package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.AirworthyException;
import io.airworthy.stats.DeLong;
import io.airworthy.telemetry.HeadAuroc;
import io.airworthy.telemetry.HeadScore;
import io.airworthy.telemetry.HeadTask;
import io.airworthy.telemetry.LabelledTextReader;
import io.airworthy.telemetry.LabelledVectors;
import io.airworthy.telemetry.TextHead;
import io.airworthy.telemetry.TextHeadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadTrainerTest {
  private static final String[] FILLERS = {"please", "now", "again", "today", "kindly", "soon"};
  private static final String[][] INTENTS = {
    {"play", "a song"}, {"weather", "the forecast"}, {"alarm", "wake me"}
  };

  @TempDir Path folder;

  private LabelledVectors texts(String name, long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 240; i++) {
      String[] intent = INTENTS[i % INTENTS.length];
      String filler = FILLERS[random.nextInt(FILLERS.length)];
      lines.append(
          "{\"text\":\"%s %s\",\"label\":\"%s\",\"conversation\":\"c%d\"}\n"
              .formatted(filler, intent[1], intent[0], i / 4));
    }
    Path file = Files.writeString(folder.resolve(name), lines);
    return LabelledTextReader.ofNgrams(HeadTask.INTENT).read(List.of(file.toString()));
  }

  private static HeadFit train(LabelledVectors texts) {
    return new HeadTrainer(HeadTask.INTENT, HeadOptions.of(4)).train(texts, "digest");
  }

  @Test
  void train_givesTheSameBytesTwice() throws IOException {
    LabelledVectors texts = texts("a.jsonl", 1);

    assertThat(TextHeadFile.bytes(train(texts).head()))
        .isEqualTo(TextHeadFile.bytes(train(texts).head()));
  }

  /// What the trainer wrote before it knew of agreement.
  @Test
  void certainLabels_giveTheBytesOfAFitWithoutAgreement() throws IOException {
    CRC32C checksum = new CRC32C();
    checksum.update(TextHeadFile.bytes(train(texts("a.jsonl", 1)).head()));

    assertThat(checksum.getValue()).isEqualTo(520762243L);
  }

  /// Confidence in a text that every judge disliked, less that in one of the same label on which
  /// they agreed by so much.
  private double lead(String name, double agreement) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 90; i++) {
      String[] said = {"wrong again", "never mind", "thank you"};
      lines.append(
          "{\"text\":\"%s\",\"label\":\"%d\",\"agreement\":%s,\"conversation\":\"c%d\"}\n"
              .formatted(said[i % 3], i % 3 < 2 ? 1 : 0, i % 3 == 1 ? agreement : 1, i));
    }
    Path file = Files.writeString(folder.resolve(name), lines);
    HeadTask task = HeadTask.DISSATISFACTION_PREDICT;
    LabelledVectors texts = LabelledTextReader.ofNgrams(task).read(List.of(file.toString()));
    TextHead head = new HeadTrainer(task, HeadOptions.of(1)).train(texts, "").head();
    return head.score(texts.vectors().get(0)).confidence()
        - head.score(texts.vectors().get(1)).confidence();
  }

  @Test
  void agreement_countsInTheFit() throws IOException {
    assertThat(lead("certain.jsonl", 1)).isCloseTo(0, within(0.005));
    assertThat(lead("torn.jsonl", 0.4)).isGreaterThan(0.01);
  }

  @Test
  void head_knowsTheClassOfTextsItHasNotSeen() throws IOException {
    TextHead head = train(texts("a.jsonl", 1)).head();
    LabelledVectors others = texts("b.jsonl", 2);

    for (int row = 0; row < others.size(); row++) {
      assertThat(head.score(others.vectors().get(row)).label().value())
          .isEqualTo(others.labels().get(row));
    }
  }

  /// Four of five who say it is wrong again are dissatisfied, and one of five who give thanks.
  private LabelledVectors noisy() throws IOException {
    Random random = new Random(7);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      boolean isWrong = i % 2 == 0;
      int label = isWrong == random.nextInt(5) > 0 ? 1 : 0;
      lines.append(
          "{\"text\":\"%s\",\"label\":\"%d\",\"conversation\":\"c%d\"}\n"
              .formatted(isWrong ? "wrong again" : "thank you", label, i));
    }
    Path file = Files.writeString(folder.resolve("noisy.jsonl"), lines);
    return LabelledTextReader.ofNgrams(HeadTask.DISSATISFACTION_PREDICT)
        .read(List.of(file.toString()));
  }

  @Test
  void header_saysWhatWasReachedOutOfFold() throws IOException {
    LabelledVectors texts = noisy();
    HeadFit fit =
        new HeadTrainer(HeadTask.DISSATISFACTION_PREDICT, HeadOptions.of(1)).train(texts, "");
    DeLong.Estimate expected =
        DeLong.of(
                texts.labels().stream().mapToInt(Integer::parseInt).toArray(),
                fit.outOfFold().stream().mapToDouble(HeadScore::confidence).toArray())
            .orElseThrow();

    HeadAuroc found = fit.head().header().training().outOfFold();

    assertThat(found.auroc()).isEqualTo(expected.auroc()).isBetween(0.7, 0.9);
    assertThat(found.lower()).isEqualTo(expected.interval(0.95).lower());
    assertThat(found.upper()).isEqualTo(expected.interval(0.95).upper());
  }

  @Test
  void intentHead_claimsNothing() throws IOException {
    assertThat(train(texts("a.jsonl", 1)).head().header().training().outOfFold())
        .isEqualTo(HeadAuroc.UNKNOWN);
  }

  @Test
  void file_givesBackTheSameHead() throws IOException {
    TextHead head = train(texts("a.jsonl", 1)).head();
    Path file = Files.write(folder.resolve("head.awth"), TextHeadFile.bytes(head));

    assertThat(TextHeadFile.bytes(TextHeadFile.read(file))).isEqualTo(TextHeadFile.bytes(head));
  }

  @Test
  void file_refusesEveryTornOrTurnedByte() throws IOException {
    byte[] bytes = TextHeadFile.bytes(train(texts("a.jsonl", 1)).head());
    Path file = folder.resolve("head.awth");
    for (int at = 0; at < bytes.length; at += 97) {
      byte[] turned = bytes.clone();
      turned[at] ^= 4;
      Files.write(file, turned);
      assertThatThrownBy(() -> TextHeadFile.read(file)).isInstanceOf(AirworthyException.class);
      Files.write(file, Arrays.copyOf(bytes, at));
      assertThatThrownBy(() -> TextHeadFile.read(file)).isInstanceOf(AirworthyException.class);
    }
  }

  @Test
  void oneClass_isRefused() throws IOException {
    Path file =
        Files.writeString(folder.resolve("one.jsonl"), "{\"text\":\"x\",\"label\":\"only\"}\n");
    LabelledVectors texts =
        LabelledTextReader.ofNgrams(HeadTask.INTENT).read(List.of(file.toString()));

    assertThatThrownBy(() -> train(texts)).hasMessageContaining("1 class, expected at least 2");
  }
}
