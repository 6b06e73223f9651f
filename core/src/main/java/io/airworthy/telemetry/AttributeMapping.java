package io.airworthy.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.AirworthyException;
import io.airworthy.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The mapping table: what becomes of an attribute, by its key. It is data, in `mapping.json`.
final class AttributeMapping {
  private static final AttributeMapping BUILT_IN = read("mapping.json");

  private final Map<String, AttributeKey> byKey = new HashMap<>();
  private final List<Map.Entry<String, Destination>> byPrefix = new ArrayList<>();
  private final Map<String, MessageEvent> messageEvents = new HashMap<>();
  private final Map<String, Operation> operations = new HashMap<>();
  private final List<String> genAiPrefixes = new ArrayList<>();

  private AttributeMapping(JsonNode table) {
    genAiPrefixes.addAll(strings(table.path("genai_prefixes")));
    table.path("fields").properties().forEach(e -> addField(e.getKey(), e.getValue()));
    for (Role role : Role.values()) {
      addRole(role, table.path("content").path(role.name().toLowerCase(Locale.ROOT)));
    }
    strings(table.path("content").path("discarded"))
        .forEach(key -> add(key, new Destination.Discarded(key)));
    strings(table.path("content").path("discarded_prefixes"))
        .forEach(prefix -> byPrefix.add(Map.entry(prefix, new Destination.Discarded(prefix))));
    strings(table.path("known")).forEach(key -> add(key, new Destination.Known()));
    strings(table.path("known_prefixes"))
        .forEach(prefix -> byPrefix.add(Map.entry(prefix, new Destination.Known())));
    table
        .path("message_events")
        .properties()
        .forEach(e -> messageEvents.put(e.getKey(), MessageEvent.named(e.getValue().textValue())));
    table.path("operations").properties().forEach(e -> addOperation(e.getKey(), e.getValue()));
  }

  /// The table that ships with the program.
  static AttributeMapping builtIn() {
    return BUILT_IN;
  }

  /// The key that is spelled so, with what becomes of its attributes.
  AttributeKey key(String text) {
    AttributeKey whole = byKey.get(text);
    return whole == null ? new AttributeKey(text, byPrefix(text), isGenAi(text)) : whole;
  }

  private Destination byPrefix(String key) {
    for (Map.Entry<String, Destination> prefixed : byPrefix) {
      if (key.startsWith(prefixed.getKey())) {
        return prefixed.getValue();
      }
    }
    return new Destination.Unknown(AttributeKeys.printable(key));
  }

  private boolean isGenAi(String key) {
    for (String prefix : genAiPrefixes) {
      if (key.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /// The keys that the table names whole, to be found by their bytes.
  KeyNames keyNames() {
    return new KeyNames(byKey.values(), this::key);
  }

  /// What becomes of each attribute that the table names by its whole key.
  SortedMap<String, Destination> destinations() {
    SortedMap<String, Destination> destinations = new TreeMap<>();
    byKey.values().forEach(key -> destinations.put(key.text(), key.destination()));
    return destinations;
  }

  /// What becomes of the attributes that the table names by how their keys begin.
  SortedMap<String, Destination> prefixes() {
    SortedMap<String, Destination> prefixes = new TreeMap<>();
    byPrefix.forEach(prefix -> prefixes.put(prefix.getKey(), prefix.getValue()));
    return prefixes;
  }

  /// The keys that fill a field, the preferred one first.
  List<Destination.Kept> keysOf(Field field) {
    return byKey.values().stream()
        .map(AttributeKey::destination)
        .filter(Destination.Kept.class::isInstance)
        .map(Destination.Kept.class::cast)
        .filter(kept -> kept.field() == field)
        .sorted(Comparator.comparingInt(Destination.Kept::rank))
        .toList();
  }

  /// What a span event or log record of this name carries, if it carries messages.
  Optional<MessageEvent> messageEvent(String eventName) {
    return Optional.ofNullable(messageEvents.get(eventName));
  }

  /// The operation of a wire name of any dialect; `OTHER` for one that is not known.
  Operation operation(String wireName) {
    return Operation.ofWireName(wireName)
        .orElseGet(() -> operations.getOrDefault(wireName, Operation.OTHER));
  }

  private void addField(String name, JsonNode field) {
    Field.Type type = Field.Type.named(field.path("type").textValue());
    int rank = 0;
    for (JsonNode source : field.path("keys")) {
      String key = source.path("key").textValue();
      add(key, new Destination.Kept(Field.named(name), type, rank++, key));
    }
  }

  private void addRole(Role role, JsonNode sources) {
    int rank = 0;
    for (JsonNode source : sources) {
      String key = source.path("key").textValue();
      add(key, new Destination.Content(role, rank++, key));
    }
  }

  private void addOperation(String wireName, JsonNode operation) {
    operations.put(wireName, Operation.ofWireName(operation.textValue()).orElseThrow());
  }

  private void add(String key, Destination destination) {
    AttributeKey added = new AttributeKey(key, destination, isGenAi(key));
    if (byKey.put(key, added) != null) {
      throw AirworthyException.internal("the mapping table names " + key + " twice");
    }
  }

  private static List<String> strings(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.textValue()));
    return texts;
  }

  private static AttributeMapping read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(AttributeMapping.class.getResourceAsStream(resource), resource)) {
      return new AttributeMapping(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw AirworthyException.internal("the mapping table cannot be read", e);
    }
  }

  /// Whose words a content attribute holds.
  enum Role {
    INPUT,
    OUTPUT,
    SYSTEM
  }

  /// What a message event carries.
  enum MessageEvent {
    /// One message of the system.
    SYSTEM,
    /// One message of the user.
    USER,
    /// One earlier message of the assistant.
    ASSISTANT,
    /// What a tool answered.
    TOOL,
    /// The reply.
    CHOICE,
    /// A whole prompt.
    INPUT,
    /// A whole completion.
    OUTPUT,
    /// Input and output messages as attributes.
    DETAILS;

    private static MessageEvent named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /// What becomes of an attribute.
  sealed interface Destination {
    /// Its value fills a field, unless a key of lower rank does.
    record Kept(Field field, Field.Type type, int rank, String key) implements Destination {}

    /// Its text is read for signals, then dropped.
    record Content(Role role, int rank, String key) implements Destination {}

    /// It is content, dropped unread and counted under this name.
    record Discarded(String name) implements Destination {}

    /// It is known and harmless, and has no column.
    record Known() implements Destination {}

    /// The table does not name it: it is counted and dropped.
    ///
    /// @param name the key, when it may be named ([AttributeKeys#printable])
    record Unknown(String name) implements Destination {}
  }
}
