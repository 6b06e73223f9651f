package io.airworthy.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts the metrics of a request by name. No point of a metric is kept: every figure that the
/// GenAI metrics carry (durations, tokens, first chunks) is read from spans, each with its time and
/// its cohort, where a metric's aggregate has lost both.
///
/// Only names of the conventions are told by name.
final class MetricNames {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// D1 and D2, as the conventions name them.
  private static final Set<String> KNOWN =
      Set.of(
          "gen_ai.client.operation.duration",
          "gen_ai.client.inference.duration",
          "gen_ai.client.token.usage",
          "gen_ai.client.inference.usage.input_tokens",
          "gen_ai.client.inference.usage.output_tokens",
          "gen_ai.client.inference.usage.cache_read.input_tokens",
          "gen_ai.client.inference.usage.cache_write.input_tokens",
          "gen_ai.client.inference.usage.reasoning.output_tokens",
          "gen_ai.workflow.duration",
          "gen_ai.invoke_workflow.duration",
          "gen_ai.server.request.duration",
          "gen_ai.server.time_per_output_token",
          "gen_ai.server.time_to_first_token");

  private MetricNames() {}

  /// The metrics of a request, by name.
  ///
  /// @param heap is asked before objects are made of it
  /// @throws IOException when it is not OTLP
  static SortedMap<String, Long> count(Encoding encoding, byte[] body, HeapAllowance heap)
      throws IOException {
    heap.take(RequestWeight.of(encoding, body));
    SortedMap<String, Long> counts = new TreeMap<>();
    switch (encoding) {
      case PROTOBUF ->
          OtlpProtobuf.metricNames(body, heap)
              .forEach(name -> counts.merge(told(name), 1L, Long::sum));
      case JSON -> {
        JsonNode request = OtlpJson.tree(JSON, body);
        for (JsonNode resource : request.path("resourceMetrics")) {
          for (JsonNode scope : resource.path("scopeMetrics")) {
            for (JsonNode metric : scope.path("metrics")) {
              counts.merge(told(metric.path("name").asText()), 1L, Long::sum);
            }
          }
        }
      }
    }
    return counts;
  }

  private static String told(String name) {
    return KNOWN.contains(name) ? name : "others";
  }
}
