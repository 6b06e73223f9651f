package io.airworthy.cli;

import io.airworthy.Identifier;
import io.airworthy.lake.IcebergLake;
import io.airworthy.telemetry.FileKeyRing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The keys under which persons are pseudonymised.
@Command(
    name = "keys",
    description = "the keys under which persons are pseudonymised",
    subcommands = KeysCommand.Rotate.class)
final class KeysCommand {

  /// `airworthy keys rotate`.
  @Command(
      name = "rotate",
      description = {
        "Gives a tenant a new key: its users' rows from now on cannot be linked to those before.",
        "No server may run on the data directory meanwhile."
      })
  static final class Rotate implements Callable<Integer> {
    @Mixin GlobalOptions global;

    @Option(
        names = "--tenant",
        paramLabel = "T",
        required = true,
        converter = IdentifierConverter.class,
        description = "whose key")
    Identifier tenant;

    @Override
    public Integer call() {
      try (IcebergLake lake = IcebergLake.open(global.dataDir)) {
        lake.claim();
        int earlier = new FileKeyRing(global.dataDir.resolve("keys")).rotate(tenant);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tenant", tenant.value());
        document.put("earlier_keys", earlier);
        global.answer(document, "tenant %s has a new key; %d before it".formatted(tenant, earlier));
      }
      return 0;
    }
  }
}
