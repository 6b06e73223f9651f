package io.airworthy.telemetry;

import io.airworthy.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Writes what an event record must carry as JSON Schema (2020-12).
final class EventContract {
  private static final List<Field> WHO =
      List.of(Field.TENANT, Field.USER, Field.CONVERSATION, Field.RESPONSE_ID);
  private static final String IDENTIFIER = "^[A-Za-z0-9._:/@+-]{1,128}$";

  private EventContract() {}

  static Map<String, Object> document(AttributeMapping mapping) {
    List<Object> events =
        List.of(
            event(
                mapping,
                LogReader.EVALUATION,
                List.of(
                    List.of(Field.EVALUATION_NAME),
                    List.of(Field.EVALUATION_SCORE, Field.EVALUATION_LABEL))),
            event(
                mapping,
                LogReader.FLAG,
                List.of(List.of(Field.FLAG_KEY), List.of(Field.FLAG_VARIANT))),
            event(
                mapping,
                LogReader.CHANGE,
                List.of(
                    List.of(Field.CHANGE_KIND),
                    List.of(Field.CHANGE_SUBJECT),
                    List.of(Field.CHANGE_VALUE))));
    return Map.of("$schema", "https://json-schema.org/draft/2020-12/schema", "oneOf", events);
  }

  /// @param needed groups of fields, of each of which one at least must be there
  private static Map<String, Object> event(
      AttributeMapping mapping, String name, List<List<Field>> needed) {
    Map<String, Object> properties = new TreeMap<>();
    List<Object> groups = new ArrayList<>();
    WHO.forEach(field -> addKeys(mapping, field, properties));
    for (List<Field> group : needed) {
      group.forEach(field -> addKeys(mapping, field, properties));
      groups.add(Map.of("anyOf", group.stream().flatMap(f -> present(mapping, f)).toList()));
    }
    Map<String, Object> attributes =
        Map.of("type", "object", "properties", properties, "allOf", groups);
    return Map.of(
        "type",
        "object",
        "required",
        List.of("event", "attributes"),
        "properties",
        Map.of("event", Map.of("const", name), "attributes", attributes));
  }

  private static void addKeys(
      AttributeMapping mapping, Field field, Map<String, Object> properties) {
    mapping.keysOf(field).forEach(kept -> properties.put(kept.key(), value(field, kept.type())));
  }

  /// A schema for each key of a field that says that it is there.
  private static Stream<Object> present(AttributeMapping mapping, Field field) {
    return mapping.keysOf(field).stream().map(kept -> Map.of("required", List.of(kept.key())));
  }

  private static Map<String, Object> value(Field field, Field.Type type) {
    if (field == Field.CHANGE_KIND) {
      return Map.of("enum", kinds());
    }
    return switch (type) {
      case IDENTIFIER -> Map.of("type", "string", "pattern", IDENTIFIER);
      case IDENTIFIERS -> Map.of("type", List.of("string", "array"));
      case PERSON -> Map.of("type", List.of("string", "integer"));
      case COUNT -> Map.of("type", "integer", "minimum", 0);
      case NUMBER -> Map.of("type", "number");
      case SECONDS -> Map.of("type", "number", "minimum", 0);
    };
  }

  private static List<String> kinds() {
    return Arrays.stream(Change.Kind.values())
        .filter(kind -> kind != Change.Kind.FLIGHT)
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
