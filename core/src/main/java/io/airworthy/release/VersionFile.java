package io.airworthy.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.airworthy.AirworthyException;
import io.airworthy.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// `version.json`, the record of a version beside its files. Format 1.
final class VersionFile {
  static final String NAME = "version.json";
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private VersionFile() {}

  static void write(Path folder, ModelVersion version) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("format", FORMAT);
    node.put("model", version.model());
    node.put("version", version.version());
    node.put("run", version.run());
    node.put("created_at", version.createdAt().toString());
    node.put("decision", version.decision().label());
    version.metrics().forEach(node.putObject("metrics")::put);
    version.artefacts().forEach(node.putObject("artefacts")::put);
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    DurableFiles.write(folder.resolve(NAME), text.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads a version and checks that its folder holds the files it names, unchanged, and no other.
  static ModelVersion verified(Path folder, String model, int number) throws IOException {
    ModelVersion version = read(folder.resolve(NAME));
    if (!version.model().equals(model) || version.version() != number) {
      throw AirworthyException.badInput(
          folder.resolve(NAME)
              + " is of "
              + version.label()
              + ", expected "
              + model
              + ":"
              + number);
    }
    TreeSet<String> expected = new TreeSet<>(version.artefacts().keySet());
    expected.add(NAME);
    TreeSet<String> found = new TreeSet<>();
    try (Stream<Path> list = Files.list(folder)) {
      list.forEach(file -> found.add(file.getFileName().toString()));
    }
    if (!found.equals(expected)) {
      throw AirworthyException.badInput(
          folder + " holds the files " + found + ", expected " + expected);
    }
    for (var artefact : version.artefacts().entrySet()) {
      String checksum = Checksum.of(folder.resolve(artefact.getKey()));
      if (!checksum.equals(artefact.getValue())) {
        throw AirworthyException.badInput(
            folder.resolve(artefact.getKey())
                + " was changed: SHA-256 "
                + checksum
                + ", expected "
                + artefact.getValue());
      }
    }
    return version;
  }

  private static ModelVersion read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw AirworthyException.badInput(file + " is missing");
    }
    try {
      return parse(JSON.readTree(Files.readString(file)));
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      throw AirworthyException.badInput(file + " is not the record of a model version", e);
    }
  }

  private static ModelVersion parse(JsonNode node) {
    if (node.path("format").asInt() != FORMAT) {
      throw new IllegalArgumentException("format " + node.path("format") + ", expected " + FORMAT);
    }
    SortedMap<String, Double> metrics = new TreeMap<>();
    node.required("metrics")
        .properties()
        .forEach(metric -> metrics.put(metric.getKey(), metric.getValue().asDouble(Double.NaN)));
    SortedMap<String, String> artefacts = new TreeMap<>();
    node.required("artefacts")
        .properties()
        .forEach(artefact -> artefacts.put(artefact.getKey(), artefact.getValue().asText()));
    return new ModelVersion(
        node.required("model").asText(),
        node.required("version").asInt(),
        node.required("run").asText(),
        Instant.parse(node.required("created_at").asText()),
        Outcome.parse(node.required("decision").asText())
            .orElseThrow(() -> new IllegalArgumentException("unknown decision")),
        metrics,
        artefacts);
  }
}
