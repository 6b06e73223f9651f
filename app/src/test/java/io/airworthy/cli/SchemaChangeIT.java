package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Days of OTLP files of which the last was written by an assistant whose attributes changed.
class SchemaChangeIT {
  /// The output tokens of a span, in either dialect.
  private static final Pattern OUTPUT_TOKENS =
      Pattern.compile(
          "(\"gen_ai\\.usage\\.(?:output|completion)_tokens\",\"value\":)\\{\"intValue\":\"?(\\d+)\"?}");

  private static final String RETYPED = "$1{\"stringValue\":\"$2\"}";

  @RegisterExtension static final BookedCommands sharedBooks = new BookedCommands();
  @RegisterExtension final BookedCommands books = new BookedCommands();

  @TempDir static Path shared;
  private static Path soundDays;

  @TempDir Path folder;

  @BeforeAll
  static void nineSoundDays() throws IOException {
    soundDays = shared.resolve("data");
    Path file = Files.writeString(shared.resolve("nine.jsonl"), days(0, SimulatedNights.DAYS - 1));
    CommandRun ingest = sharedBooks.run(soundDays, "ingest", file.toString(), "--json");
    assertThat(ingest.code()).as(ingest.err()).isZero();
    assertThat(ingest.json().path("quarantined").asLong()).isZero();
  }

  private static String days(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int day = from; day < to; day++) {
      lines.append(SimulatedNights.lines(day));
    }
    return lines.toString();
  }

  private static LocalDate lastDay() {
    return SimulatedNights.date(SimulatedNights.DAYS - 1);
  }

  /// Ingests the last day as the changed assistant writes it; returns the command's answer.
  private JsonNode ingestLastDay(Path data, UnaryOperator<String> upstream) throws IOException {
    String sound = SimulatedNights.lines(SimulatedNights.DAYS - 1);
    String changed = upstream.apply(sound);
    assertThat(changed).isNotEqualTo(sound);
    Path file = Files.writeString(folder.resolve("changed.jsonl"), changed);
    CommandRun ingest = books.run(data, "ingest", file.toString(), "--json");
    assertThat(ingest.code()).as(ingest.err()).isZero();
    return ingest.json();
  }

  private static JsonNode daily(Path data) throws IOException {
    CommandRun daily = CommandRun.of(data, "daily", "--json");
    assertThat(daily.code()).as(daily.err()).isLessThan(2);
    JsonNode run = daily.json();
    assertThat(run.path("date").asText()).isEqualTo(lastDay().toString());
    assertThat(run.path("stopped_before").isNull()).isTrue();
    assertThat(run.path("targets").path("predict").path("challengers")).isNotEmpty();
    return run;
  }

  private static List<String> notices(JsonNode run) {
    return run.path("notices").valueStream().map(JsonNode::asText).toList();
  }

  private static String report(JsonNode run) throws IOException {
    return Files.readString(Path.of(run.path("report").asText()));
  }

  private Path data() {
    return SimulatedNights.copy(soundDays, folder.resolve("data"));
  }

  private static String retype(String line) {
    return OUTPUT_TOKENS.matcher(line).replaceAll(RETYPED);
  }

  @Test
  void retypedColumn_isQuarantinedAndNamedEvenWhenItTakesTheWholeDay() throws IOException {
    Path data = data();
    JsonNode ingested = ingestLastDay(data, SchemaChangeIT::retype);
    long quarantined = ingested.path("quarantined").asLong();
    assertThat(quarantined).isGreaterThan(100);

    JsonNode run = daily(data);

    String named = quarantined + " rows quarantined: retyped ";
    List<String> told =
        notices(run).stream().filter(notice -> notice.contains("quarantined: retyped")).toList();
    assertThat(told).as("of %s", named).isNotEmpty().allMatch(notice -> notice.contains("_tokens"));
    assertThat(told.stream().mapToLong(SchemaChangeIT::count).sum()).isEqualTo(quarantined);
    assertThat(report(run)).contains(told);
  }

  private static long count(String notice) {
    return Long.parseLong(notice.substring(0, notice.indexOf(' ')));
  }

  @Test
  void columnRetypedByOneOfSeveralSenders_losesOnlyTheirRows() throws IOException {
    Path data = data();
    JsonNode ingested =
        ingestLastDay(
            data,
            text -> {
              AtomicInteger spans = new AtomicInteger();
              return OUTPUT_TOKENS
                  .matcher(text)
                  .replaceAll(span -> spans.getAndIncrement() % 3 == 0 ? RETYPED : "$0");
            });
    assertThat(ingested.path("quarantined").asLong())
        .isBetween(10L, ingested.path("stored").asLong());

    JsonNode run = daily(data);

    assertThat(notices(run))
        .anyMatch(notice -> notice.contains("rows quarantined: retyped gen_ai."));
  }

  @Test
  void renamedColumn_isNamedAndItsFeaturesAreKeptOut() throws IOException {
    Path data = data();
    JsonNode ingested =
        ingestLastDay(
            data,
            text ->
                text.replace("gen_ai.usage.output_tokens", "gen_ai.usage.generated_tokens")
                    .replace("gen_ai.usage.completion_tokens", "gen_ai.usage.generated_tokens"));
    assertThat(ingested.path("quarantined").asLong()).isZero();
    assertThat(ingested.path("dropped_attributes").path("gen_ai.usage.generated_tokens").asLong())
        .isGreaterThan(100);

    JsonNode run = daily(data);

    assertThat(notices(run))
        .anyMatch(notice -> notice.startsWith("column output_tokens lost its values"))
        .anyMatch(notice -> notice.contains("gen_ai.usage.generated_tokens"))
        .anyMatch(notice -> notice.matches("renamed\\? column output_tokens lost \\d+ values, .*"))
        .contains("features kept out of this run: reply.output_tokens");
    assertThat(report(run)).contains("features kept out of this run: reply.output_tokens");
  }
}
