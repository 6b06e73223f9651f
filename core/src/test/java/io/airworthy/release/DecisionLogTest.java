package io.airworthy.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.release.DecisionLog.Head;
import io.airworthy.release.DecisionLog.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogTest {
  @TempDir Path folder;
  private Path file;
  private DecisionLog log;

  @BeforeEach
  void createLog() {
    file = folder.resolve("decisions.jsonl");
    log = DecisionLog.in(file);
  }

  @Test
  void log_isIntactWhenEmpty() {
    assertThat(log.verify()).isEqualTo(new Verification.Intact(new Head(0, "0".repeat(64)), false));
    assertThat(log.decisions()).isEmpty();
  }

  @Test
  void log_givesBackWhatWasAppended() {
    Decision first = decision(1);
    Decision second = decision(2);
    log.append(first);
    Head head = log.append(second);

    assertThat(log.decisions()).containsExactly(first, second);
    assertThat(log.verify()).isEqualTo(new Verification.Intact(head, false));
    assertThat(head.entries()).isEqualTo(2);
  }

  @Test
  void lines_holdTheHashOfTheLineBefore() throws IOException {
    log.append(decision(1));
    log.append(decision(2));
    List<String> lines = Files.readAllLines(file);

    assertThat(lines.get(0)).startsWith("{\"sequence\":1,\"previous\":\"" + "0".repeat(64) + "\"");
    assertThat(lines.get(1))
        .contains(Checksum.of(lines.get(0).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Test
  void verify_findsTheEditOfAnyLine() throws IOException {
    List<String> lines = fiveLines();
    for (int edited = 0; edited < 5; edited++) {
      List<String> changed = new ArrayList<>(lines);
      changed.set(edited, changed.get(edited).replace("\"pass\"", "\"fail\""));
      Files.write(file, changed);

      // The chain shows an edit on the line after; the head shows that of the last.
      assertThat(log.verify()).isInstanceOf(Verification.Broken.class);
      assertThat(((Verification.Broken) log.verify()).line()).isEqualTo(Math.min(edited + 2, 5));
    }
  }

  @Test
  void verify_findsRemovedSwappedAndRepeatedLines() throws IOException {
    List<String> lines = fiveLines();
    List<String> removed = new ArrayList<>(lines);
    removed.remove(2);
    assertBroken(removed, 3, "has sequence 4, not 3");
    List<String> swapped = new ArrayList<>(lines);
    Collections.swap(swapped, 0, 1);
    assertBroken(swapped, 1, "has sequence 2, not 1");
    List<String> repeated = new ArrayList<>(lines);
    repeated.add(lines.get(4));
    assertBroken(repeated, 6, "has sequence 5, not 6");
    List<String> foreign = new ArrayList<>(lines);
    foreign.set(3, "{}");
    assertBroken(foreign, 4, "is not a decision");
  }

  @Test
  void verify_findsLinesCutOffTheEnd() throws IOException {
    List<String> lines = fiveLines();

    assertBroken(lines.subList(0, 3), 4, "is missing: the log reached line 5");
    assertBroken(List.of(), 1, "is missing: the log reached line 5");
  }

  @Test
  void verify_findsACutHiddenByCuttingTheHeadToo() throws IOException {
    List<String> lines = fiveLines();
    Head kept = ((Verification.Intact) log.verify()).head();
    Files.write(file, lines.subList(0, 3));
    Files.delete(folder.resolve("decisions.jsonl.head"));

    assertThat(log.verify()).isInstanceOf(Verification.Broken.class);
    assertThat(log.verify(kept)).isInstanceOf(Verification.Broken.class);
    Files.write(file, lines);
    assertThat(log.verify())
        .isEqualTo(
            new Verification.Broken(5, "is the last, but the head beside the log is missing"));
  }

  @Test
  void verify_holdsAForgedChainAgainstAHeadKeptElsewhere() throws IOException {
    fiveLines();
    Head kept = ((Verification.Intact) log.verify()).head();
    Files.delete(file);
    Files.delete(folder.resolve("decisions.jsonl.head"));
    for (int i = 11; i <= 16; i++) {
      log.append(decision(i));
    }

    assertThat(log.verify()).isInstanceOf(Verification.Intact.class);
    assertThat(log.verify(kept))
        .isEqualTo(new Verification.Broken(5, "is not the line that was written"));
  }

  @Test
  void append_removesALineThatWasCutShort() throws IOException {
    log.append(decision(1));
    Files.writeString(file, "{\"sequence\":2,\"prev", StandardOpenOption.APPEND);

    assertThat(((Verification.Intact) log.verify()).unfinished()).isTrue();
    log.append(decision(2));
    assertThat(log.decisions()).containsExactly(decision(1), decision(2));
    assertThat(((Verification.Intact) log.verify()).unfinished()).isFalse();
  }

  @Test
  void append_survivesAKillBeforeTheHeadIsReplaced() throws IOException {
    Path head = folder.resolve("decisions.jsonl.head");
    log.append(decision(1));
    byte[] before = Files.readAllBytes(head);
    log.append(decision(2));
    Files.write(head, before);

    assertThat(log.verify()).isInstanceOf(Verification.Intact.class);
    log.append(decision(3));
    assertThat(log.decisions()).hasSize(3);
  }

  @Test
  void append_refusesAChangedLogAndLeavesItAlone() throws IOException {
    List<String> lines = fiveLines();
    List<String> changed = new ArrayList<>(lines);
    changed.set(1, changed.get(1).replace("quality:2", "quality:9"));
    Files.write(file, changed);
    byte[] evidence = Files.readAllBytes(file);

    assertThatThrownBy(() -> log.append(decision(6)))
        .isInstanceOf(AirworthyException.class)
        .hasMessageEndingWith("line 3 does not follow from the line before as it is now");
    assertThatThrownBy(() -> log.decisions()).isInstanceOf(AirworthyException.class);
    assertThat(file).hasBinaryContent(evidence);
  }

  private void assertBroken(List<String> lines, long line, String reason) throws IOException {
    Files.write(file, lines);
    assertThat(log.verify()).isEqualTo(new Verification.Broken(line, reason));
  }

  private List<String> fiveLines() throws IOException {
    for (int i = 1; i <= 5; i++) {
      log.append(decision(i));
    }
    return Files.readAllLines(file);
  }

  private static Decision decision(int number) {
    return new Decision(
        Instant.parse("2026-01-05T12:00:00Z").plusSeconds(number),
        new Identifier("run-" + number),
        new Identifier("gate"),
        new Identifier("quality:" + number),
        Outcome.PASS,
        List.of(
            new CheckResult.Finding(
                    "calibration",
                    "expected calibration error 0.0200, at most 0.0500",
                    OptionalDouble.of(0.02),
                    OptionalDouble.of(0.05),
                    1000)
                .pass(),
            new CheckResult.Finding(
                    "leakage", "not run", OptionalDouble.empty(), OptionalDouble.of(0), 0)
                .inconclusive()));
  }
}
