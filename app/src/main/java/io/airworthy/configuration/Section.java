package io.airworthy.configuration;

import io.airworthy.AirworthyException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The keys of one section of a file.
///
/// @param file for messages
/// @param name the section's
/// @param values by key; empty when the file lacks the section
record Section(String file, String name, Map<String, Value> values) {
  /// A value as it is written, and the line it stands on, from 1.
  record Value(String text, int line) {}

  /// Makes what the section describes; a refusal is told with file and line.
  <T> T build(Function<Section, T> maker) {
    try {
      return maker.apply(this);
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    } catch (AirworthyException e) {
      throw e.getMessage().startsWith(file) ? e : wrong(e);
    }
  }

  /// The refusal names its key; of several keys that are part of the message the longest is meant.
  private AirworthyException wrong(RuntimeException refusal) {
    String message = String.valueOf(refusal.getMessage());
    String line =
        values.keySet().stream()
            .filter(message::contains)
            .max(Comparator.comparing(String::length))
            .map(key -> at(key) + ": ")
            .orElse(": ");
    return AirworthyException.badInput(file + line + name + ": " + message, refusal);
  }

  private String at(String key) {
    Value value = values.get(key);
    return value == null ? "" : ": line " + value.line();
  }

  /// @throws AirworthyException bad input that names a key which is none of these, and the nearest
  void requireKeys(List<String> known) {
    values.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            throw ConfigurationFile.unknown(file, value.line(), name + "." + key, key, known);
          }
        });
  }

  /// A text.
  String text(String key, String otherwise) {
    Value value = values.get(key);
    return value == null ? otherwise : value.text();
  }

  /// A whole number of 0 or more.
  int count(String key, int otherwise) {
    Value value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    if (!value.text().matches("[0-9]{1,9}")) {
      throw AirworthyException.badInput(
          "%s%s: %s.%s: found '%s', expected a whole number of 0 or more"
              .formatted(file, at(key), name, key, value.text()));
    }
    return Integer.parseInt(value.text());
  }

  /// The values by key.
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((key, value) -> texts.put(key, value.text()));
    return texts;
  }
}
