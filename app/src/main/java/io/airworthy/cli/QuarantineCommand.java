package io.airworthy.cli;

import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import io.airworthy.lake.QuarantineGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What the boundary could not keep.
@Command(
    name = "quarantine",
    description = "what the boundary could not keep",
    subcommands = {QuarantineCommand.Listing.class, QuarantineReplay.class})
final class QuarantineCommand {

  /// `airworthy quarantine list`.
  @Command(
      name = "list",
      description = {
        "Rows and attributes that could not be kept, by reason, attribute, shape and contract, the"
            + " most",
        "frequent first. Of some rows what would have been kept is held: 'quarantine replay' stores"
            + " it.",
        "Of the others nothing is: mend the sender, or the mapping, and send them again."
      })
  static final class Listing implements Callable<Integer> {
    @Mixin GlobalOptions global;

    @Override
    public Integer call() {
      try (IcebergLake lake = IcebergLake.open(global.dataDir);
          LakeView view = lake.view()) {
        List<QuarantineGroup> groups = QuarantineGroup.of(view);
        global.answer(groups.stream().map(Listing::document).toList(), text(groups));
      }
      return 0;
    }

    private static Map<String, Object> document(QuarantineGroup group) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("signal", group.signal());
      document.put("reason", group.reason());
      document.put("key", group.key());
      document.put("schema_fingerprint", group.schemaFingerprint());
      document.put("contract", group.contract());
      document.put("first_day", group.firstDay().toString());
      document.put("last_day", group.lastDay().toString());
      document.put("rows", group.rows());
      document.put("held", group.held());
      return document;
    }

    private static String text(List<QuarantineGroup> groups) {
      if (groups.isEmpty()) {
        return "nothing is quarantined";
      }
      TextTable table =
          new TextTable(
              "signal",
              "reason",
              "key",
              "shape",
              "contract",
              "first day",
              "last day",
              "rows",
              "held");
      for (QuarantineGroup group : groups) {
        table.row(
            group.signal(),
            group.reason(),
            group.key(),
            group.schemaFingerprint(),
            group.contract(),
            group.firstDay().toString(),
            group.lastDay().toString(),
            String.valueOf(group.rows()),
            String.valueOf(group.held()));
      }
      return table.toString();
    }
  }
}
