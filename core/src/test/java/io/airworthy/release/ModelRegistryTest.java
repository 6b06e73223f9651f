package io.airworthy.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  @TempDir Path models;
  @TempDir Path files;

  @BeforeEach
  void writeArtefacts() throws IOException {
    Files.writeString(files.resolve("model.bin"), "weights");
    Files.writeString(files.resolve("report.html"), "<html>");
  }

  @Test
  void registry_isEmptyAtFirst() {
    ModelRegistry registry = open();

    assertThat(registry.versions()).isEmpty();
    assertThat(registry.version(1)).isEmpty();
    assertThat(registry.holder(Alias.CHAMPION)).isEmpty();
    assertThat(models.resolve("quality")).as("reading writes nothing").doesNotExist();
  }

  @Test
  void publish_countsVersionsUpAndKeepsThem() {
    ModelRegistry registry = open();
    ModelVersion first = publish(registry, Outcome.PASS);
    ModelVersion second = publish(registry, Outcome.FAIL);

    assertThat(first.label()).isEqualTo("quality:1");
    assertThat(second.version()).isEqualTo(2);
    assertThat(first.artefacts())
        .containsEntry(
            "model.bin", Checksum.of("weights".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .containsOnlyKeys("model.bin", "report.html");
    assertThat(open().versions()).containsExactly(first, second);
    assertThat(open().artefacts(second).resolve("model.bin")).hasContent("weights");
  }

  @Test
  void publish_isNotBotheredByAKillInTheMiddleOfAnother() throws IOException {
    publish(open(), Outcome.PASS);
    Path half = Files.createDirectory(models.resolve("quality/.staging"));
    Files.writeString(half.resolve("model.bin"), "wei");

    assertThat(open().versions()).hasSize(1);
    assertThat(publish(open(), Outcome.PASS).version()).isEqualTo(2);
    assertThat(open().versions()).hasSize(2);
    assertThat(half).doesNotExist();
  }

  @Test
  void publish_neverOverwritesAnotherWritersVersion() {
    ModelRegistry mine = open();
    ModelRegistry theirs = open();
    ModelVersion kept = publish(theirs, Outcome.PASS);

    assertThatThrownBy(() -> publish(mine, Outcome.FAIL))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("is another writer here?");
    assertThat(open().versions()).containsExactly(kept);
  }

  @Test
  void publish_refusesWhatIsNoPlainFile() throws IOException {
    Files.createDirectory(files.resolve("folder"));
    assertThatThrownBy(() -> publish(open(), Outcome.PASS))
        .hasMessage("artefact folder is not a plain file with an identifier for its name");
    Files.delete(files.resolve("folder"));
    Files.writeString(files.resolve("version.json"), "{}");
    assertThatThrownBy(() -> publish(open(), Outcome.PASS))
        .hasMessageContaining("artefact version.json");
    assertThat(open().versions()).isEmpty();
  }

  @Test
  void publish_refusesNoFilesAndUndefinedMetrics(@TempDir Path empty) {
    assertThatThrownBy(() -> open().publish("run-1", NOON, Outcome.PASS, Map.of(), empty))
        .hasMessageContaining("at least one file");
    assertThatThrownBy(
            () -> open().publish("run-1", NOON, Outcome.PASS, Map.of("auroc", Double.NaN), files))
        .hasMessage("metric auroc is NaN, not a number");
    assertThat(open().versions()).isEmpty();
  }

  @Test
  void aliases_moveAndLast() {
    ModelRegistry registry = open();
    publish(registry, Outcome.PASS);
    publish(registry, Outcome.PASS);
    registry.assign(Alias.CHAMPION, 1);
    registry.assign(Alias.CHALLENGER, 2);
    registry.assign(Alias.CHAMPION, 2);

    assertThat(open().holder(Alias.CHAMPION))
        .hasValueSatisfying(v -> assertThat(v.version()).isEqualTo(2));
    assertThat(open().holder(Alias.CHALLENGER))
        .hasValueSatisfying(v -> assertThat(v.version()).isEqualTo(2));
  }

  @Test
  void champion_isNeverOneTheGateDidNotPass() {
    ModelRegistry registry = open();
    publish(registry, Outcome.FAIL);
    publish(registry, Outcome.INCONCLUSIVE);

    assertThatThrownBy(() -> registry.assign(Alias.CHAMPION, 1))
        .hasMessage("quality:1 cannot be champion: the gate's decision was fail, expected pass");
    assertThatThrownBy(() -> registry.assign(Alias.CHAMPION, 2))
        .hasMessageContaining("was inconclusive");
    assertThatThrownBy(() -> registry.assign(Alias.CHALLENGER, 3))
        .hasMessage("quality has no version 3");
    registry.assign(Alias.CHALLENGER, 1);
    assertThat(open().holder(Alias.CHAMPION)).isEmpty();
  }

  @Test
  void open_findsAChangedFile() throws IOException {
    publish(open(), Outcome.PASS);
    Files.writeString(models.resolve("quality/1/model.bin"), "weighty");

    assertThatThrownBy(this::open)
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("model.bin was changed: SHA-256 ");
  }

  @Test
  void open_findsMissingAndForeignFiles() throws IOException {
    publish(open(), Outcome.PASS);
    Path report = models.resolve("quality/1/report.html");
    Files.delete(report);
    assertThatThrownBy(this::open).hasMessageContaining("expected [model.bin, report.html");
    Files.writeString(report, "<html>");
    Path foreign = Files.writeString(models.resolve("quality/1/extra"), "");
    assertThatThrownBy(this::open).hasMessageContaining("holds the files [extra, ");
    Files.delete(foreign);
    assertThat(open().versions()).hasSize(1);
  }

  @Test
  void open_findsAMissingVersionAndBrokenRecords() throws IOException {
    ModelRegistry registry = open();
    publish(registry, Outcome.PASS);
    publish(registry, Outcome.PASS);
    Path first = models.resolve("quality/1");
    Files.move(first, models.resolve("aside"));
    assertThatThrownBy(this::open).hasMessageEndingWith("lacks version 1 but has version 2");
    Files.move(models.resolve("aside"), first);
    Files.writeString(models.resolve("quality/aliases.json"), "{\"champion\":3}");
    assertThatThrownBy(this::open).hasMessageEndingWith("champion is 3, expected 1 to 2");
    Files.writeString(models.resolve("quality/aliases.json"), "{\"king\":1}");
    assertThatThrownBy(this::open).hasMessageContaining("names a role other than");
    Files.delete(models.resolve("quality/aliases.json"));
    Files.writeString(first.resolve("version.json"), "{\"format\":1");
    assertThatThrownBy(this::open).hasMessageEndingWith("is not the record of a model version");
  }

  @Test
  void open_refusesANameThatLeavesTheFolder() {
    for (String name : new String[] {"../quality", "", ".hidden", "a/b"}) {
      assertThatThrownBy(() -> ModelRegistry.open(models, name))
          .isInstanceOf(AirworthyException.class);
    }
  }

  private ModelRegistry open() {
    return ModelRegistry.open(models, "quality");
  }

  private ModelVersion publish(ModelRegistry registry, Outcome decision) {
    return registry.publish("run-1", NOON, decision, Map.of("auroc", 0.75), files);
  }
}
