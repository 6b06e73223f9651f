package io.airworthy.testkit.otlp;

import static io.airworthy.testkit.otlp.Otlp.attribute;
import static io.airworthy.testkit.otlp.Otlp.listValue;
import static io.airworthy.testkit.otlp.Otlp.objectValue;
import static io.airworthy.testkit.otlp.Otlp.text;
import static io.airworthy.testkit.otlp.Otlp.textValue;

import io.airworthy.testkit.Tripwire;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.List;

/// Requests with a marker in every place that could hold text or a person's id.
///
/// Where a field keeps identifiers (a model, a tenant, a tool) the marker stands in a sentence: as
/// a bare word it would rightly be kept. Ids of persons are bare markers, which must be
/// pseudonymised.
public final class MarkedTelemetry {
  private static final List<String> CONTENT =
      List.of(
          "gen_ai.input.messages",
          "gen_ai.output.messages",
          "gen_ai.system_instructions",
          "gen_ai.tool.definitions",
          "gen_ai.tool.description",
          "gen_ai.tool.call.arguments",
          "gen_ai.tool.call.result",
          "gen_ai.retrieval.query.text",
          "gen_ai.retrieval.documents",
          "gen_ai.memory.query.text",
          "gen_ai.memory.records",
          "gen_ai.prompt.variable.name",
          "gen_ai.evaluation.explanation",
          "gen_ai.request.stop_sequences",
          "gen_ai.agent.description",
          "gen_ai.prompt",
          "gen_ai.completion",
          "gen_ai.prompt.0.content",
          "gen_ai.completion.0.content",
          "gen_ai.event.content",
          "input.value",
          "output.value",
          "llm.input_messages.0.message.content",
          "llm.output_messages.0.message.content",
          "llm.prompts",
          "llm.prompt_template.template",
          "llm.prompt_template.variables",
          "llm.invocation_parameters",
          "retrieval.documents.0.document.content",
          "embedding.text",
          "embedding.embeddings.0.embedding.text",
          "reranker.query",
          "exception.message",
          "exception.stacktrace",
          "user.email",
          "user.full_name",
          "user.name",
          "url.full",
          "url.query",
          "db.query.text",
          "db.statement",
          "feature_flag.result.value",
          "http.request.header.cookie",
          "code.stacktrace",
          "an.attribute.that.nobody.knows");

  private static final List<String> IDENTIFIERS =
      List.of(
          "gen_ai.operation.name",
          "gen_ai.provider.name",
          "gen_ai.system",
          "gen_ai.request.model",
          "gen_ai.response.model",
          "gen_ai.agent.name",
          "gen_ai.agent.id",
          "gen_ai.workflow.name",
          "gen_ai.tool.name",
          "gen_ai.tool.call.id",
          "gen_ai.data_source.id",
          "gen_ai.prompt.name",
          "gen_ai.prompt.version",
          "gen_ai.output.type",
          "gen_ai.response.finish_reasons",
          "gen_ai.evaluation.name",
          "gen_ai.evaluation.score.label",
          "airworthy.template.hash",
          "airworthy.change.kind",
          "airworthy.change.subject",
          "airworthy.change.value",
          "tenant.id",
          "airworthy.tenant.id",
          "service.name",
          "service.version",
          "client.locale",
          "client.platform",
          "app.surface",
          "error.type",
          "server.address",
          "feature_flag.key",
          "feature_flag.result.variant",
          "deployment.environment.name",
          "llm.model_name",
          "llm.provider",
          "agent.name",
          "openinference.span.kind");

  private static final List<String> NUMBERS =
      List.of(
          "gen_ai.usage.input_tokens",
          "gen_ai.usage.output_tokens",
          "gen_ai.response.time_to_first_chunk",
          "gen_ai.evaluation.score.value",
          "gen_ai.request.temperature");

  private static final List<String> PERSONS =
      List.of(
          "user.id",
          "enduser.id",
          "enduser.pseudo.id",
          "user.hash",
          "gen_ai.conversation.id",
          "session.id",
          "gen_ai.response.id");

  private static final List<String> PART_KINDS =
      List.of(
          "text",
          "tool_call",
          "tool_call_response",
          "server_tool_call",
          "server_tool_call_response",
          "reasoning",
          "blob",
          "file",
          "uri",
          "generic");

  private static final List<String> MESSAGE_EVENTS =
      List.of(
          "gen_ai.system.message",
          "gen_ai.user.message",
          "gen_ai.assistant.message",
          "gen_ai.tool.message",
          "gen_ai.choice",
          "gen_ai.content.prompt",
          "gen_ai.content.completion",
          "gen_ai.client.inference.operation.details",
          "exception");

  private final Tripwire tripwire;
  private final String path;
  private final long firstSpan;
  private long spans;

  /// @param path names where the requests will be sent, in what the tripwire reports
  /// @param firstSpan the number of the first span, so that spans of several paths differ
  public MarkedTelemetry(Tripwire tripwire, String path, long firstSpan) {
    this.tripwire = tripwire;
    this.path = path;
    this.firstSpan = firstSpan;
  }

  /// A request of spans, each with a marker in one more place.
  public ExportTraceServiceRequest traces() {
    List<Span.Builder> marked = new ArrayList<>();
    for (String key : CONTENT) {
      marked.add(chat(text(key, "please " + mark(key))));
      marked.add(chat(attribute(key, structured(mark(key + "[]")))));
    }
    IDENTIFIERS.forEach(key -> marked.add(chat(text(key, sentence(key)))));
    NUMBERS.forEach(key -> marked.add(chat(text(key, sentence(key)))));
    PERSONS.forEach(key -> marked.add(chat(text(key, mark(key)))));
    for (String kind : PART_KINDS) {
      marked.add(chat(text("gen_ai.input.messages", message("user", kind))));
      marked.add(chat(text("gen_ai.output.messages", message("assistant", kind))));
    }
    MESSAGE_EVENTS.forEach(name -> marked.add(withEvent(name)));
    marked.add(chat(text(sentence("a key"), "a value")));
    marked.add(chat().setName(sentence("span name")));
    marked.add(chat().setTraceState("vendor=" + mark("trace state")));
    marked.add(
        chat()
            .setStatus(
                Status.newBuilder()
                    .setCode(Status.StatusCode.STATUS_CODE_ERROR)
                    .setMessage(sentence("status message"))));
    marked.add(
        chat()
            .addLinks(
                Span.Link.newBuilder()
                    .setTraceState(mark("link trace state"))
                    .addAttributes(text("gen_ai.prompt", mark("link attribute")))));
    ScopeSpans.Builder scope =
        ScopeSpans.newBuilder().setScope(scope()).setSchemaUrl(sentence("scope schema url"));
    marked.forEach(scope::addSpans);
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .setResource(resource())
                .setSchemaUrl(sentence("resource schema url"))
                .addScopeSpans(scope))
        .build();
  }

  /// A request of log records, each with a marker in one more place.
  public ExportLogsServiceRequest logs() {
    List<LogRecord.Builder> marked = new ArrayList<>();
    for (String event :
        List.of("gen_ai.evaluation.result", "feature_flag.evaluation", "airworthy.change")) {
      for (List<String> keys : List.of(CONTENT, IDENTIFIERS, NUMBERS)) {
        keys.forEach(key -> marked.add(log(event, text(key, sentence(event + "/" + key)))));
      }
      PERSONS.forEach(key -> marked.add(log(event, text(key, mark(event + "/" + key)))));
      marked.add(log(event).setBody(textValue(sentence(event + " body"))));
      marked.add(log(event).setBody(structured(mark(event + " structured body"))));
      marked.add(log(event).setSeverityText(sentence(event + " severity")));
    }
    MESSAGE_EVENTS.forEach(
        name ->
            marked.add(
                log(name, text("content", mark(name + " log content")))
                    .setBody(structured(mark(name + " log body")))));
    marked.add(log(sentence("event name")));
    ScopeLogs.Builder scope = ScopeLogs.newBuilder().setScope(scope());
    marked.forEach(scope::addLogRecords);
    return ExportLogsServiceRequest.newBuilder()
        .addResourceLogs(ResourceLogs.newBuilder().setResource(resource()).addScopeLogs(scope))
        .build();
  }

  private Resource.Builder resource() {
    return Resource.newBuilder()
        .addAttributes(text("service.name", "contoso"))
        .addAttributes(text("process.command_line", mark("resource command line")))
        .addAttributes(text("gen_ai.system_instructions", mark("resource instructions")))
        .addAttributes(text("host.name", sentence("resource host")));
  }

  private InstrumentationScope.Builder scope() {
    return InstrumentationScope.newBuilder()
        .setName(sentence("scope name"))
        .setVersion(sentence("scope version"))
        .addAttributes(text("input.value", mark("scope attribute")));
  }

  private Span.Builder chat(KeyValue... attributes) {
    return Otlp.chat(
            firstSpan + spans++,
            mark("conversation"),
            "what of " + mark("said"),
            "this of " + mark("replied"))
        .addAllAttributes(List.of(attributes));
  }

  private Span.Builder withEvent(String name) {
    return chat()
        .addEvents(
            Span.Event.newBuilder()
                .setName(name)
                .addAttributes(text("content", mark(name + "/content")))
                .addAttributes(text("message", mark(name + "/message")))
                .addAttributes(text("gen_ai.event.content", mark(name + "/event content")))
                .addAttributes(text("exception.message", mark(name + "/exception.message")))
                .addAttributes(text("anything", mark(name + "/anything"))));
  }

  private LogRecord.Builder log(String event, KeyValue... attributes) {
    return Otlp.log(
            firstSpan + spans++,
            event,
            text("gen_ai.evaluation.name", "satisfaction"),
            text("gen_ai.response.id", mark("judged response")),
            text("feature_flag.key", "flight"),
            text("airworthy.change.kind", "release"))
        .addAllAttributes(List.of(attributes));
  }

  private String message(String role, String kind) {
    return "[{\"role\":\"%s\",\"parts\":[{\"type\":\"%s\",\"content\":\"%s\",\"id\":\"%s\",\"name\":\"%s\",\"arguments\":{\"%s\":\"%s\"},\"response\":\"%s\",\"uri\":\"%s\",\"data\":\"%s\"}]}]"
        .formatted(
            role,
            kind,
            mark(kind + "/content"),
            mark(kind + "/id"),
            mark(kind + "/name"),
            mark(kind + "/argument name"),
            mark(kind + "/argument"),
            mark(kind + "/response"),
            mark(kind + "/uri"),
            mark(kind + "/data"));
  }

  private AnyValue structured(String marker) {
    return listValue(
        objectValue(
            text("role", "user"),
            text("content", marker),
            attribute("parts", listValue(objectValue(text("content", "again " + marker))))));
  }

  private String sentence(String place) {
    return "tell " + mark(place) + " at once";
  }

  private String mark(String place) {
    return tripwire.plant(path + "/" + place);
  }
}
