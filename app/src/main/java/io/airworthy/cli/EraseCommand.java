package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.Pseudonym;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.Removal;
import io.airworthy.telemetry.FileKeyRing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Forgets a person, or makes a whole tenant's pseudonyms stand for nobody.
@Command(
    name = "erase",
    description = {
      "Forgets a person: takes their turns, judgements and changes out of every table, and the"
          + " older",
      "snapshots with them. Or, by destroying a tenant's keys, makes all of its pseudonyms stand"
          + " for",
      "nobody. No server may run on the data directory meanwhile."
    })
final class EraseCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Option(
      names = "--tenant",
      paramLabel = "T",
      required = true,
      converter = IdentifierConverter.class,
      description = "whose user it is")
  Identifier tenant;

  @ArgGroup(multiplicity = "1")
  Who who = new Who();

  /// Who is to be forgotten.
  static final class Who {
    @Option(
        names = "--user",
        paramLabel = "ID",
        description =
            "the user's id as the assistant sends it; '-' reads it from standard input, where no"
                + " list of processes shows it")
    String user = "";

    @Option(
        names = "--destroy-keys",
        description = "every user of the tenant, for ever: there is no way back")
    boolean destroyKeys;
  }

  @Override
  public Integer call() {
    FileKeyRing keys = new FileKeyRing(global.dataDir.resolve("keys"));
    try (IcebergLake lake = IcebergLake.open(global.dataDir)) {
      SealedJournal.of(lake, global);
      if (who.destroyKeys) {
        destroyed(keys.destroy(tenant));
      } else {
        erased(erase(keys, lake));
      }
    }
    return 0;
  }

  private Removal erase(FileKeyRing keys, IcebergLake lake) {
    List<Pseudonym> pseudonyms = keys.pseudonymsOf(tenant, user());
    return pseudonyms.isEmpty() ? Removal.NONE : lake.erase(tenant, pseudonyms);
  }

  private String user() {
    String user = who.user.equals("-") ? standardInput() : who.user;
    if (user.isBlank()) {
      throw AirworthyException.badInput("no user is named; --user ID, or '-' and the id as input");
    }
    return user;
  }

  private static String standardInput() {
    try {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw AirworthyException.badInput("standard input cannot be read", e);
    }
  }

  private void erased(Removal removal) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("tenant", tenant.value());
    document.put("turns", removal.turns());
    document.put("feedback", removal.feedback());
    document.put("changes", removal.changes());
    document.put("quarantine", removal.quarantine());
    global.answer(
        document,
        removal.rows() == 0
            ? "nothing of that user is stored"
            : "erased %,d turns, %,d judgements, %,d changes and %,d of quarantine; older snapshots have expired"
                .formatted(
                    removal.turns(), removal.feedback(), removal.changes(), removal.quarantine()));
  }

  private void destroyed(int keys) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("tenant", tenant.value());
    document.put("keys_destroyed", keys);
    global.answer(
        document,
        keys == 0
            ? "tenant " + tenant + " has no key"
            : keys
                + " keys of tenant "
                + tenant
                + " are destroyed: its pseudonyms stand for nobody");
  }
}
