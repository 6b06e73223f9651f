package io.airworthy.telemetry;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many parts an OTLP request in protobuf has, counted on the wire without making an object.
/// What is no protobuf is counted as far as it can be read: it is decoded no further either.
///
/// @param messages within messages
/// @param fields of all messages, known or not
record ProtobufParts(long messages, long fields) {
  private static final Shape TRACES = Shape.of(ExportTraceServiceRequest.getDescriptor());
  private static final Shape LOGS = Shape.of(ExportLogsServiceRequest.getDescriptor());
  private static final Shape METRICS = Shape.of(ExportMetricsServiceRequest.getDescriptor());

  static ProtobufParts of(Signal signal, byte[] body) {
    Counting counting = new Counting(body);
    counting.message(shape(signal), body.length, 0);
    return new ProtobufParts(counting.messages, counting.fields);
  }

  private static Shape shape(Signal signal) {
    return switch (signal) {
      case TRACES -> TRACES;
      case LOGS -> LOGS;
      case METRICS -> METRICS;
    };
  }

  /// Which fields of a message are messages, and of which shape.
  private static final class Shape {
    private static final Shape NONE = new Shape();

    private Shape[] fields = {};

    static Shape of(Descriptor message) {
      return of(message, new HashMap<>());
    }

    private static Shape of(Descriptor message, Map<String, Shape> known) {
      Shape present = known.get(message.getFullName());
      if (present != null) {
        return present;
      }
      Shape shape = new Shape();
      known.put(message.getFullName(), shape);
      List<Shape> fields = new ArrayList<>();
      for (FieldDescriptor field : message.getFields()) {
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
          while (fields.size() <= field.getNumber()) {
            fields.add(NONE);
          }
          fields.set(field.getNumber(), of(field.getMessageType(), known));
        }
      }
      shape.fields = fields.toArray(Shape[]::new);
      return shape;
    }

    Shape field(int number) {
      return number < fields.length ? fields[number] : NONE;
    }
  }

  private static final class Counting {
    private static final int NUMBER = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    private final byte[] body;
    private int at;
    private long messages;
    private long fields;

    Counting(byte[] body) {
      this.body = body;
    }

    /// Counts a message up to its end; afterwards `at` is there, or behind all when it is broken.
    void message(Shape shape, int end, int depth) {
      while (at < end) {
        long tag = varint(end);
        fields++;
        switch ((int) tag & 7) {
          case NUMBER -> varint(end);
          case EIGHT_BYTES -> at += Long.BYTES;
          case FOUR_BYTES -> at += Integer.BYTES;
          case LENGTH ->
              value(shape.field((int) Math.min(tag >>> 3, Integer.MAX_VALUE)), end, depth);
          default -> {
            // A group is open until its end: its fields count as if they stood here.
          }
        }
      }
    }

    private void value(Shape shape, int end, int depth) {
      long length = varint(end);
      if (length < 0 || length > end - at) {
        at = body.length;
      } else if (shape == Shape.NONE || depth == Limits.DEPTH) {
        at += (int) length;
      } else {
        messages++;
        message(shape, at + (int) length, depth + 1);
      }
    }

    private long varint(int end) {
      long value = 0;
      for (int shift = 0; shift < Long.SIZE && at < end; shift += 7) {
        byte next = body[at++];
        value |= (long) (next & 0x7F) << shift;
        if (next >= 0) {
          return value;
        }
      }
      at = body.length;
      return 0;
    }
  }
}
