package io.airworthy.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Path;

/// JSON files of a run: sorted keys, indented, so that a person can read and a tool can compare.
final class RunFiles {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private RunFiles() {}

  static void write(Path file, Object document) {
    try {
      Checkpoints.writeAtomically(
          file, text(document).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw AirworthyException.internal(file + " cannot be written (" + e.getMessage() + ")", e);
    }
  }

  static String text(Object document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw AirworthyException.internal("a record of the run cannot be written as JSON", e);
    }
  }

  static <T> T read(Path file, Class<T> type) {
    try {
      return JSON.readValue(file.toFile(), type);
    } catch (IOException e) {
      throw AirworthyException.badInput(
          file + " is missing or damaged; run 'airworthy daily' again to make it anew", e);
    }
  }
}
