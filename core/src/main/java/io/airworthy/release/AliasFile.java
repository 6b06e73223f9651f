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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// `aliases.json`: which version holds which role, such as `{"champion":7}`.
final class AliasFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AliasFile() {}

  static Map<Alias, Integer> read(Path file, List<ModelVersion> versions) throws IOException {
    Map<Alias, Integer> aliases = new EnumMap<>(Alias.class);
    if (!Files.exists(file)) {
      return aliases;
    }
    JsonNode node = parse(file);
    for (Alias alias : Alias.values()) {
      JsonNode number = node.path(alias.label());
      if (number.isMissingNode()) {
        continue;
      }
      if (!number.isInt() || number.asInt() < 1 || number.asInt() > versions.size()) {
        throw AirworthyException.badInput(
            file + ": " + alias.label() + " is " + number + ", expected 1 to " + versions.size());
      }
      aliases.put(alias, number.asInt());
    }
    if (node.size() != aliases.size()) {
      throw AirworthyException.badInput(file + " names a role other than champion, challenger");
    }
    return aliases;
  }

  static void write(Path file, Map<Alias, Integer> aliases) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    aliases.forEach((alias, number) -> node.put(alias.label(), number));
    DurableFiles.replace(file, (node + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode parse(Path file) throws IOException {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw AirworthyException.badInput(file + " is not JSON", e);
    }
  }
}
