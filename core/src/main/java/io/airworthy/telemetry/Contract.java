package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import java.util.List;
import java.util.Map;

/// What telemetry must be to be kept, as `docs/formats/contracts.md` specifies it. It is derived
/// from the table by which rows are read.
///
/// @param name what it is called: that of the signal it is for
/// @param subject what it is of, in words
/// @param document what it says, as JSON in the canonical form
/// @param fingerprint SHA-256 of the document, cut to 64 bits
public record Contract(String name, String subject, String document, Identifier fingerprint) {
  private static final int FINGERPRINT_DIGITS = 16;
  private static final ObjectMapper CANONICAL =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private static final Contract TRACES =
      of("traces", "spans", SpanContract.document(AttributeMapping.builtIn()));
  private static final Contract LOGS =
      of(
          "logs",
          "event records: judgements, flights, changes",
          EventContract.document(AttributeMapping.builtIn()));

  private static Contract of(String name, String subject, Map<String, Object> content) {
    try {
      String document = CANONICAL.writeValueAsString(content);
      Identifier fingerprint = new Identifier(Digests.hex(document, FINGERPRINT_DIGITS));
      return new Contract(name, subject, document, fingerprint);
    } catch (JsonProcessingException e) {
      throw AirworthyException.internal("the contract " + name + " cannot be written as JSON", e);
    }
  }

  /// Every contract.
  public static List<Contract> all() {
    return List.of(TRACES, LOGS);
  }

  /// The contract of what is kept of a signal; of metrics nothing is, and they are refused by none:
  /// theirs is that of spans, which carry the same figures.
  static Contract of(Signal signal) {
    return switch (signal) {
      case TRACES, METRICS -> TRACES;
      case LOGS -> LOGS;
    };
  }
}
