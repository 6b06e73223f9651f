package io.airworthy.telemetry;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.telemetry.AttributeMapping.Destination;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The content in export requests: to leave it out, as senders do by default, or to learn from it.
public final class SentContent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int INTENTS = 150;
  private static final int FEWEST_LINES = 20;
  private static final Pseudonymiser NO_KEYS = new Pseudonymiser(new SeededKeyRing(1));
  private static final AttributeMapping MAPPING = AttributeMapping.builtIn();

  private SentContent() {}

  /// The same request with everything but content.
  public static ExportTraceServiceRequest without(ExportTraceServiceRequest request) {
    ExportTraceServiceRequest.Builder copy = request.toBuilder();
    forEachSpan(copy, SentContent::strip);
    return copy.build();
  }

  private static void strip(Span.Builder span) {
    span.clearEvents();
    for (int i = span.getAttributesCount() - 1; i >= 0; i--) {
      if (isContent(span.getAttributes(i))) {
        span.removeAttributes(i);
      }
    }
  }

  private static boolean isContent(KeyValue attribute) {
    Destination destination = MAPPING.key(attribute.getKey()).destination();
    return destination instanceof Destination.Content
        || destination instanceof Destination.Discarded;
  }

  private static void forEachSpan(
      ExportTraceServiceRequest.Builder request, Consumer<Span.Builder> action) {
    request
        .getResourceSpansBuilderList()
        .forEach(
            resource ->
                resource
                    .getScopeSpansBuilderList()
                    .forEach(scope -> scope.getSpansBuilderList().forEach(action)));
  }

  /// Writes what was said as training files of heads. The labels are made from the texts, so that
  /// they can be learnt: such heads are of no use, and take as long as any others of their size.
  ///
  /// @param requests in protobuf
  /// @param intents by the message's last word, of which the commonest, at most 150, are kept apart
  /// @param dissatisfied 1 where the message has a question mark
  public static void writeLabelled(List<byte[]> requests, Path intents, Path dissatisfied)
      throws IOException {
    List<Said> said = said(requests);
    Set<String> labels = commonest(said);
    try (BufferedWriter intent = Files.newBufferedWriter(intents);
        BufferedWriter binary = Files.newBufferedWriter(dissatisfied)) {
      for (Said each : said) {
        line(intent, each, labels.contains(each.label()) ? each.label() : "other");
        line(binary, each, each.message().indexOf('?') >= 0 ? "1" : "0");
      }
    }
  }

  private record Said(String message, String reply) {
    String label() {
      Words words = Words.of(message);
      return words.count() == 0 ? "none" : Long.toHexString(words.hash(words.count() - 1));
    }
  }

  private static List<Said> said(List<byte[]> requests) throws IOException {
    List<Said> said = new ArrayList<>();
    for (byte[] request : requests) {
      for (SentSpan span :
          spans(OtlpProtobuf.decode(Signal.TRACES, request, HeapAllowance.unbounded()))) {
        Transcript transcript = transcript(span);
        if (transcript.message().isPresent() && transcript.reply().isPresent()) {
          said.add(
              new Said(
                  transcript.message().get().text().toString(),
                  transcript.reply().get().text().toString()));
        }
      }
    }
    return said;
  }

  /// What a span says was said.
  static Transcript transcript(SentSpan span) {
    RowAttributes row =
        RowAttributes.empty(Reading.of(new Tally(), NO_KEYS))
            .nearer(Signal.TRACES, span.attributes(), Instant.EPOCH);
    return new TranscriptReader(MAPPING).read(span, row);
  }

  private static Set<String> commonest(List<Said> said) {
    return said.stream()
        .collect(Collectors.groupingBy(Said::label, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() >= FEWEST_LINES)
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(INTENTS)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /// All spans of a request.
  static List<SentSpan> spans(Payload.Decoded request) {
    return request.spans().stream().flatMap(ResourceRows::rows).toList();
  }

  private static void line(BufferedWriter out, Said said, String label) throws IOException {
    out.write(
        JSON.createObjectNode()
            .put("text", said.message())
            .put("reply", said.reply())
            .put("label", label)
            .toString());
    out.newLine();
  }
}
