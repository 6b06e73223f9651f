package io.airworthy.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/// Rows as programs read them: one JSON document.
///
/// @param machine where they were measured
/// @param scale at which size
/// @param rows in the order of the run
record Document(Machine machine, Scale scale, List<Row> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Document {
    rows = List.copyOf(rows);
  }

  /// The document on one line.
  String json() {
    ObjectNode document = JSON.createObjectNode();
    document.put("scale", scale.name().toLowerCase(Locale.ROOT));
    document.set("machine", JSON.valueToTree(machine));
    rows.forEach(row -> document.withArray("rows").add(node(row)));
    return document.toString();
  }

  private static ObjectNode node(Row row) {
    ObjectNode node = JSON.createObjectNode().put("name", row.name());
    return switch (row) {
      case Row.Measured measured -> node(node, measured);
      case Row.Skipped(_, String reason) -> node.put("skipped", reason);
      case Row.Failed(_, String reason) -> node.put("failed", reason);
    };
  }

  private static ObjectNode node(ObjectNode node, Row.Measured row) {
    node.put("unit", row.unit().symbol());
    node.set("ours", sample(row.ours()));
    row.peer().ifPresent(peer -> node.set("peer", sample(peer).put("name", row.peerName())));
    row.ratio().ifPresent(ratio -> node.put("ratio", ratio));
    row.target().ifPresent(target -> node.put("target", target.show(row.unit())));
    row.isMet().ifPresent(met -> node.put("met", met));
    return node;
  }

  private static ObjectNode sample(Sample sample) {
    ObjectNode node = JSON.createObjectNode();
    node.put("median", sample.median()).put("min", sample.min()).put("max", sample.max());
    node.set("values", JSON.valueToTree(sample.values()));
    return node;
  }
}
