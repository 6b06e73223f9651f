package io.airworthy.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Phone-agent dialogues as events without text, and the table an engineer would make of them.
record Betold(List<List<Event>> dialogues, int[] labels) {
  private static final int FREQUENT_INTENTS = 30;
  private static final int FREQUENT_ENTITIES = 15;

  record Event(String caller, String intent, List<String> entities) {}

  static Betold read(Path file) {
    try {
      List<List<Event>> dialogues = new ArrayList<>();
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      int[] labels = new int[root.size()];
      for (JsonNode dialogue : root) {
        labels[dialogues.size()] = dialogue.path("LUHF").asText().equals("luhf") ? 1 : 0;
        List<Event> events = new ArrayList<>();
        for (JsonNode event : dialogue.path("utterances_annotations")) {
          List<String> entities = new ArrayList<>();
          event.path("entities").forEach(e -> entities.add(e.path("entity").asText()));
          events.add(
              new Event(
                  event.path("caller_name").asText(), event.path("intent").asText(), entities));
        }
        dialogues.add(events);
      }
      return new Betold(dialogues, labels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same dialogues without their last events.
  Betold withoutLast(int events) {
    return new Betold(
        dialogues.stream().map(d -> d.subList(0, Math.max(1, d.size() - events))).toList(), labels);
  }

  /// The first events only.
  Betold first(int events) {
    return new Betold(
        dialogues.stream().map(d -> d.subList(0, Math.min(events, d.size()))).toList(), labels);
  }

  FeatureTable table() {
    Map<String, Column> features = new LinkedHashMap<>();
    number(features, "events", List::size);
    for (String caller : List.of("nlg", "nlu")) {
      number(features, "events_" + caller, d -> count(d, e -> e.caller().equals(caller)));
      number(features, "turns_" + caller, d -> turns(d, caller));
    }
    for (String intent : frequent(Event::intent)) {
      number(features, "intent_" + intent, d -> count(d, e -> e.intent().equals(intent)));
    }
    for (String entity : frequentEntities()) {
      number(features, "entity_" + entity, d -> count(d, e -> e.entities().contains(entity)));
    }
    category(features, "last_speaker", 1, Event::caller);
    for (int back = 1; back <= 3; back++) {
      category(features, "intent_last_" + back, back, Event::intent);
    }
    String[] sessions =
        IntStream.range(0, labels.length).mapToObj(Integer::toString).toArray(String[]::new);
    return new FeatureTable(features, labels, sessions, Optional.empty());
  }

  private void number(
      Map<String, Column> features, String name, ToDoubleFunction<List<Event>> value) {
    features.put(name, new Column.Numbers(dialogues.stream().mapToDouble(value).toArray()));
  }

  private void category(
      Map<String, Column> features,
      String name,
      int back,
      java.util.function.Function<Event, String> value) {
    features.put(
        name,
        Column.Categories.of(
            dialogues.stream()
                .map(d -> Optional.of(d).filter(x -> x.size() >= back))
                .map(d -> d.map(x -> value.apply(x.get(x.size() - back))))
                .toList()));
  }

  private static long count(List<Event> events, java.util.function.Predicate<Event> which) {
    return events.stream().filter(which).count();
  }

  private static int turns(List<Event> events, String caller) {
    int turns = 0;
    for (int i = 0; i < events.size(); i++) {
      boolean starts = i == 0 || !events.get(i - 1).caller().equals(events.get(i).caller());
      turns += starts && events.get(i).caller().equals(caller) ? 1 : 0;
    }
    return turns;
  }

  private List<String> frequent(java.util.function.Function<Event, String> value) {
    Map<String, Integer> dialoguesWith = new TreeMap<>();
    for (List<Event> dialogue : dialogues) {
      dialogue.stream().map(value).distinct().forEach(v -> dialoguesWith.merge(v, 1, Integer::sum));
    }
    return top(dialoguesWith, FREQUENT_INTENTS);
  }

  private List<String> frequentEntities() {
    Map<String, Integer> dialoguesWith = new TreeMap<>();
    for (List<Event> dialogue : dialogues) {
      dialogue.stream()
          .flatMap(e -> e.entities().stream())
          .distinct()
          .forEach(v -> dialoguesWith.merge(v, 1, Integer::sum));
    }
    return top(dialoguesWith, FREQUENT_ENTITIES);
  }

  private static List<String> top(Map<String, Integer> counts, int most) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }
}
