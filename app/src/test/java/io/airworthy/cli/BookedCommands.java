package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.airworthy.lake.LakeBooks;
import io.airworthy.lake.LakeLedger;
import io.airworthy.lake.Removal;
import io.airworthy.lake.ReplayCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Commands whose answers in JSON are entered in books: what each says that it stored and removed,
/// against what stands in the tables when the test is over. Registered as an extension, it checks
/// them then.
final class BookedCommands implements AfterEachCallback {
  private static final Set<String> WRITERS = Set.of("ingest", "erase", "retain", "quarantine");

  private final LakeBooks books = new LakeBooks();

  /// Carries out a command; one that may write must be asked for JSON.
  CommandRun run(Path dataDir, String... args) {
    if (!WRITERS.contains(args[0])) {
      return CommandRun.of(dataDir, args);
    }
    assertThat(args).as("its answer is entered").contains("--json");
    LakeLedger ledger = books.ledger(dataDir);
    CommandRun run = CommandRun.of(dataDir, args);
    if (!run.out().isBlank()) {
      enter(ledger, List.of(args), json(run));
    }
    return run;
  }

  /// The books that the answers are entered in, for rows that come without a command.
  LakeBooks lake() {
    return books;
  }

  private static JsonNode json(CommandRun run) {
    try {
      return run.json();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void enter(LakeLedger ledger, List<String> args, JsonNode said) {
    switch (args.getFirst()) {
      case "ingest" -> ingested(ledger, said);
      case "erase", "retain" -> {
        if (!args.contains("--dry-run")) {
          ledger.removed(removal(said));
        }
      }
      case "quarantine" -> {
        if (args.contains("replay")) {
          ledger.replayed(replay(said));
        }
      }
      default -> {}
    }
  }

  private void ingested(LakeLedger ledger, JsonNode said) {
    long quarantined = figure(said, "quarantined");
    long settled = figure(said, "stored") + figure(said, "duplicate");
    books
        .sheet()
        .holds(
            "accepted = stored + duplicate + quarantined",
            () -> figure(said, "accepted"),
            () -> settled + quarantined);
    ledger.ingested(figure(said, "stored"));
  }

  private static Removal removal(JsonNode said) {
    return new Removal(
        figure(said, "turns"),
        figure(said, "feedback"),
        figure(said, "changes"),
        figure(said, "quarantine"));
  }

  private static ReplayCounts replay(JsonNode said) {
    return new ReplayCounts(
        figure(said, "held"),
        figure(said, "stored"),
        figure(said, "duplicate"),
        figure(said, "waiting"));
  }

  /// A figure of an answer; none when it is about something else, such as keys.
  private static long figure(JsonNode said, String name) {
    return said.path(name).asLong(0);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    books.afterEach(context);
  }
}
