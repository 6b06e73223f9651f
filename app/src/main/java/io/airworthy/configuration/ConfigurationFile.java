package io.airworthy.configuration;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A YAML file of sections that hold keys with plain values.
///
/// @param file for messages
/// @param sections by name, in the file's order
record ConfigurationFile(String file, Map<String, Section> sections, Map<String, Integer> lines) {
  private static final long GREATEST_BYTES = 1 << 20;
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// @throws AirworthyException bad input when it is no such file
  static ConfigurationFile read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw AirworthyException.badInput(file + ": no such file; name a YAML file with --config");
      }
      if (Files.size(file) > GREATEST_BYTES) {
        throw AirworthyException.badInput(file + ": larger than 1 MiB; is it a configuration?");
      }
      try (JsonParser parser = YAML.createParser(Files.readAllBytes(file))) {
        return new Reading(file.toString(), parser).all();
      }
    } catch (JsonProcessingException e) {
      throw AirworthyException.badInput(
          "%s: line %d: not YAML, or a key that stands there twice"
              .formatted(file, e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
          e);
    } catch (IOException e) {
      throw AirworthyException.badInput(file + " cannot be read", e);
    }
  }

  /// The section of this name; without keys when the file lacks it.
  Section section(String name) {
    return sections.getOrDefault(name, new Section(file, name, Map.of()));
  }

  /// @throws AirworthyException bad input that names a section which is none of these
  void requireSections(List<String> known) {
    for (String name : sections.keySet()) {
      if (!known.contains(name)) {
        throw unknown(file, lines.getOrDefault(name, 1), name, name, known);
      }
    }
  }

  /// What to say of a key that is none of the known ones.
  static AirworthyException unknown(
      String file, int line, String shown, String key, List<String> known) {
    String nearest =
        known.stream()
            .min(Comparator.comparingInt(name -> Spelling.distance(key, name)))
            .orElse("");
    return AirworthyException.badInput(
        "%s: line %d: unknown key %s; did you mean %s? Known are %s"
            .formatted(file, line, shown, nearest, String.join(", ", known)));
  }

  /// A reading in progress.
  private record Reading(String file, JsonParser parser) {
    ConfigurationFile all() throws IOException {
      Map<String, Section> sections = new LinkedHashMap<>();
      Map<String, Integer> lines = new LinkedHashMap<>();
      JsonToken first = parser.nextToken();
      if (first != null && first != JsonToken.VALUE_NULL) {
        require(first, JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          lines.put(name, line());
          sections.put(name, new Section(file, name, values()));
        }
        if (parser.nextToken() != null) {
          throw expected();
        }
      }
      return new ConfigurationFile(file, sections, lines);
    }

    private Map<String, Section.Value> values() throws IOException {
      Map<String, Section.Value> values = new LinkedHashMap<>();
      JsonToken opening = parser.nextToken();
      if (opening == JsonToken.VALUE_NULL
          || (opening == JsonToken.VALUE_STRING && parser.getText().isEmpty())) {
        return values;
      }
      require(opening, JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == null || !value.isScalarValue() || value == JsonToken.VALUE_NULL) {
          throw expected();
        }
        values.put(key, new Section.Value(parser.getText(), line()));
      }
      return values;
    }

    private void require(@Nullable JsonToken found, JsonToken wanted) {
      if (found != wanted) {
        throw expected();
      }
    }

    private AirworthyException expected() {
      return AirworthyException.badInput(
          "%s: line %d: expected sections of KEY: VALUE, such as 'server:' and below it '  port: 8080'"
              .formatted(file, line()));
    }

    private int line() {
      return parser.currentTokenLocation().getLineNr();
    }
  }
}
