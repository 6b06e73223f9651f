package io.airworthy.cli;

import io.airworthy.Identifier;
import io.airworthy.lake.HeldRows;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.ReplayCounts;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `airworthy quarantine replay`.
@Command(
    name = "replay",
    description = {
      "Stores the rows that the quarantine holds for a reason, each once, and takes them out of it.",
      "A retyped or impossible value stays lost; the row is stored without it. Readers know the rows"
          + " from",
      "now on. No server may run on the data directory meanwhile."
    })
final class QuarantineReplay implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Option(
      names = "--reason",
      paramLabel = "R",
      required = true,
      converter = IdentifierConverter.class,
      description = "as 'quarantine list' shows it: clock-ahead, clock-behind, retyped or invalid")
  Identifier reason;

  @Option(
      names = "--key",
      paramLabel = "K",
      converter = IdentifierConverter.class,
      description = "only those of this attribute")
  Optional<Identifier> key = Optional.empty();

  @Option(
      names = "--shape",
      paramLabel = "F",
      converter = IdentifierConverter.class,
      description = "only those of this shape")
  Optional<Identifier> shape = Optional.empty();

  @Option(
      names = "--contract",
      paramLabel = "F",
      converter = IdentifierConverter.class,
      description = "only those refused by this contract")
  Optional<Identifier> contract = Optional.empty();

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() {
    try (IcebergLake lake = IcebergLake.open(global.dataDir)) {
      SealedJournal.of(lake, global);
      ReplayCounts counts =
          lake.replay(new HeldRows(reason, key, shape, contract), clock.instant());
      global.answer(document(counts), text(counts));
    }
    return 0;
  }

  private static Map<String, Object> document(ReplayCounts counts) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("held", counts.held());
    document.put("stored", counts.stored());
    document.put("duplicate", counts.duplicate());
    document.put("waiting", counts.waiting());
    return document;
  }

  private static String text(ReplayCounts counts) {
    return counts.held() == 0
        ? "no such row is held"
        : "held %,d = stored %,d + duplicate %,d + waiting for their own clock %,d"
            .formatted(counts.held(), counts.stored(), counts.duplicate(), counts.waiting());
  }
}
