package io.airworthy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.AirworthyException;
import io.airworthy.telemetry.Contract;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// What may come in.
@Command(
    name = "schema",
    description = "the contracts that telemetry is read by",
    subcommands = {SchemaCommand.Listing.class, SchemaCommand.Show.class})
final class SchemaCommand {

  /// `airworthy schema list`.
  @Command(
      name = "list",
      description = "Their names and fingerprints; 'quarantine list' shows those too.")
  static final class Listing implements Callable<Integer> {
    @Mixin GlobalOptions global;

    @Override
    public Integer call() {
      TextTable table = new TextTable("contract", "fingerprint", "of");
      for (Contract contract : Contract.all()) {
        table.row(contract.name(), contract.fingerprint().value(), contract.subject());
      }
      List<Map<String, Object>> document = Contract.all().stream().map(Listing::document).toList();
      global.answer(document, table.toString());
      return 0;
    }

    private static Map<String, Object> document(Contract contract) {
      Map<String, Object> document = new TreeMap<>();
      document.put("contract", contract.name());
      document.put("fingerprint", contract.fingerprint().value());
      document.put("of", contract.subject());
      return document;
    }
  }

  /// `airworthy schema show`.
  @Command(
      name = "show",
      description =
          "One contract as JSON: for 'logs' a JSON Schema to check a sender's events with.")
  static final class Show implements Callable<Integer> {
    @Mixin GlobalOptions global;

    @Parameters(arity = "1", paramLabel = "NAME", description = "traces or logs")
    String name;

    @Override
    public Integer call() throws JsonProcessingException {
      ObjectMapper mapper = new ObjectMapper();
      JsonNode document = mapper.readTree(named().document());
      global.answer(document, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document));
      return 0;
    }

    private Contract named() {
      String known =
          Contract.all().stream().map(Contract::name).collect(Collectors.joining(" or "));
      return Contract.all().stream()
          .filter(contract -> contract.name().equals(name))
          .findFirst()
          .orElseThrow(() -> AirworthyException.badInput("no such contract; expected " + known));
    }
  }
}
