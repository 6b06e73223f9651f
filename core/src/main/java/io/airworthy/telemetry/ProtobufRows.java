package io.airworthy.telemetry;

import static io.airworthy.telemetry.ProtobufValues.FIXED64;
import static io.airworthy.telemetry.ProtobufValues.LENGTH;
import static io.airworthy.telemetry.ProtobufValues.VARINT;
import static io.airworthy.telemetry.ProtobufValues.WIRE;

import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Decodes spans and log records of OTLP protobuf. Names, messages, bodies, trace states and schema
/// URLs are left where they are: nothing of them is ever kept.
final class ProtobufRows {
  private static final int TRACE_ID = Span.TRACE_ID_FIELD_NUMBER << WIRE | LENGTH;
  private static final int SPAN_ID = Span.SPAN_ID_FIELD_NUMBER << WIRE | LENGTH;
  private static final int PARENT_ID = Span.PARENT_SPAN_ID_FIELD_NUMBER << WIRE | LENGTH;
  private static final int START = Span.START_TIME_UNIX_NANO_FIELD_NUMBER << WIRE | FIXED64;
  private static final int END = Span.END_TIME_UNIX_NANO_FIELD_NUMBER << WIRE | FIXED64;
  private static final int ATTRIBUTES = Span.ATTRIBUTES_FIELD_NUMBER << WIRE | LENGTH;
  private static final int EVENTS = Span.EVENTS_FIELD_NUMBER << WIRE | LENGTH;
  private static final int LINKS = Span.LINKS_FIELD_NUMBER << WIRE | LENGTH;
  private static final int STATUS = Span.STATUS_FIELD_NUMBER << WIRE | LENGTH;
  private static final int STATUS_CODE = Status.CODE_FIELD_NUMBER << WIRE | VARINT;
  private static final int EVENT_NAME = Span.Event.NAME_FIELD_NUMBER << WIRE | LENGTH;
  private static final int EVENT_ATTRIBUTES = Span.Event.ATTRIBUTES_FIELD_NUMBER << WIRE | LENGTH;
  private static final int LINK_ATTRIBUTES = Span.Link.ATTRIBUTES_FIELD_NUMBER << WIRE | LENGTH;

  private static final int LOG_TIME = LogRecord.TIME_UNIX_NANO_FIELD_NUMBER << WIRE | FIXED64;
  private static final int LOG_OBSERVED =
      LogRecord.OBSERVED_TIME_UNIX_NANO_FIELD_NUMBER << WIRE | FIXED64;
  private static final int LOG_TRACE_ID = LogRecord.TRACE_ID_FIELD_NUMBER << WIRE | LENGTH;
  private static final int LOG_SPAN_ID = LogRecord.SPAN_ID_FIELD_NUMBER << WIRE | LENGTH;
  private static final int LOG_EVENT = LogRecord.EVENT_NAME_FIELD_NUMBER << WIRE | LENGTH;
  private static final int LOG_ATTRIBUTES = LogRecord.ATTRIBUTES_FIELD_NUMBER << WIRE | LENGTH;

  /// Places for the attributes of most spans.
  private static final int USUAL = 24;

  private ProtobufRows() {}

  static SentSpan span(ProtobufInput in) throws IOException {
    int opened = in.open();
    in.row();
    Slice traceId = Slice.EMPTY;
    Slice spanId = Slice.EMPTY;
    Slice parentSpanId = Slice.EMPTY;
    long start = 0;
    long end = 0;
    List<Attribute> attributes = List.of();
    List<SentSpan.Event> events = List.of();
    List<List<Attribute>> links = List.of();
    boolean failed = false;
    int tag;
    while ((tag = in.tag()) != 0) {
      switch (tag) {
        case TRACE_ID -> traceId = in.bytes();
        case SPAN_ID -> spanId = in.bytes();
        case PARENT_ID -> parentSpanId = in.bytes();
        case START -> start = in.fixed64();
        case END -> end = in.fixed64();
        case ATTRIBUTES -> attributes = with(attributes, ProtobufValues.attribute(in), USUAL);
        case EVENTS -> events = with(events, event(in), 1);
        case LINKS -> links = with(links, ProtobufValues.attributes(in, LINK_ATTRIBUTES), 1);
        case STATUS -> failed = isFailure(in, failed);
        default -> in.skip(tag);
      }
    }
    in.close(opened);
    return new SentSpan(
        traceId, spanId, parentSpanId, start, end, attributes, events, links, failed);
  }

  private static SentSpan.Event event(ProtobufInput in) throws IOException {
    int opened = in.open();
    String name = "";
    List<Attribute> attributes = new ArrayList<>();
    int tag;
    while ((tag = in.tag()) != 0) {
      switch (tag) {
        case EVENT_NAME -> name = in.bytes().string();
        case EVENT_ATTRIBUTES -> attributes.add(ProtobufValues.attribute(in));
        default -> in.skip(tag);
      }
    }
    in.close(opened);
    return new SentSpan.Event(name, attributes);
  }

  private static boolean isFailure(ProtobufInput in, boolean before) throws IOException {
    int opened = in.open();
    boolean failed = before;
    int tag;
    while ((tag = in.tag()) != 0) {
      if (tag == STATUS_CODE) {
        failed = (int) in.whole() == Status.StatusCode.STATUS_CODE_ERROR_VALUE;
      } else {
        in.skip(tag);
      }
    }
    in.close(opened);
    return failed;
  }

  static SentLog log(ProtobufInput in) throws IOException {
    int opened = in.open();
    in.row();
    Slice traceId = Slice.EMPTY;
    Slice spanId = Slice.EMPTY;
    long time = 0;
    long observed = 0;
    String event = "";
    List<Attribute> attributes = new ArrayList<>();
    int tag;
    while ((tag = in.tag()) != 0) {
      switch (tag) {
        case LOG_TIME -> time = in.fixed64();
        case LOG_OBSERVED -> observed = in.fixed64();
        case LOG_TRACE_ID -> traceId = in.bytes();
        case LOG_SPAN_ID -> spanId = in.bytes();
        case LOG_EVENT -> event = in.bytes().string();
        case LOG_ATTRIBUTES -> attributes.add(ProtobufValues.attribute(in));
        default -> in.skip(tag);
      }
    }
    in.close(opened);
    return new SentLog(traceId, spanId, time, observed, event, attributes);
  }

  /// A list that is only made when there is something for it.
  ///
  /// @param places that it has at first
  private static <T> List<T> with(List<T> some, T more, int places) {
    List<T> list = some.isEmpty() ? new ArrayList<>(places) : some;
    list.add(more);
    return list;
  }
}
