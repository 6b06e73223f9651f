package io.airworthy.telemetry;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.airworthy.testkit.Gzip;
import io.airworthy.testkit.otlp.Otlp;
import io.airworthy.testkit.otlp.OtlpJsonWriter;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// One hostile request of a seeded sequence: a sound one with impossible values, then bytes
/// flipped, cut, repeated or replaced, perhaps compressed, perhaps under a wrong name.
///
/// @param number of the case, which with the seed makes it again
record HostileRequest(
    long seed,
    long number,
    Signal signal,
    String contentType,
    Optional<String> contentEncoding,
    byte[] body) {
  private static final List<String> KEYS =
      List.of(
          "gen_ai.operation.name",
          "gen_ai.request.model",
          "gen_ai.conversation.id",
          "gen_ai.input.messages",
          "gen_ai.output.messages",
          "gen_ai.usage.input_tokens",
          "gen_ai.response.finish_reasons",
          "gen_ai.evaluation.name",
          "gen_ai.evaluation.score.value",
          "gen_ai.response.id",
          "tenant.id",
          "input.value",
          "error.type",
          "a key with blanks",
          "");
  private static final List<String> EVENTS =
      List.of("gen_ai.evaluation.result", "feature_flag.evaluation", "airworthy.change", "x", "");

  /// 65 MiB of blanks in 65 KiB, packed once: that takes longer than to send it a thousand times.
  private static final byte[] BOMB = bomb();

  static HostileRequest of(long seed, long number) {
    Random random = new Random(seed * 1_000_003 + number);
    Signal signal = Signal.values()[random.nextInt(Signal.values().length)];
    boolean json = random.nextBoolean();
    byte[] body = sound(random, signal, json);
    body = random.nextBoolean() ? mutated(random, body) : body;
    boolean gzip = random.nextInt(4) == 0;
    if (gzip) {
      body = random.nextInt(50) == 0 ? BOMB : Gzip.of(body);
      body = random.nextInt(3) == 0 ? mutated(random, body) : body;
    }
    String type = json == (random.nextInt(10) > 0) ? "application/json" : "application/x-protobuf";
    return new HostileRequest(
        seed,
        number,
        signal,
        random.nextInt(40) == 0 ? "text/plain" : type,
        gzip == (random.nextInt(20) > 0) ? Optional.of("gzip") : Optional.empty(),
        body);
  }

  @Override
  public String toString() {
    return "case %d of seed %d: %s, %s, %d bytes"
        .formatted(number, seed, signal, contentType, body.length);
  }

  private static byte[] sound(Random random, Signal signal, boolean json) {
    return switch (random.nextInt(12)) {
      case 0 -> ("[".repeat(random.nextInt(100_000))).getBytes(StandardCharsets.UTF_8);
      case 1 -> noise(random, random.nextInt(300));
      default -> request(random, signal, json);
    };
  }

  private static byte[] request(Random random, Signal signal, boolean json) {
    if (signal == Signal.LOGS) {
      ExportLogsServiceRequest logs =
          Otlp.logs(
              Otlp.log(random.nextInt(9), EVENTS.get(random.nextInt(EVENTS.size())), any(random))
                  .setTimeUnixNano(random.nextInt(3) == 0 ? random.nextLong() : 1)
                  .setSpanId(id(random, 8)));
      return json ? OtlpJsonWriter.line(logs).getBytes(StandardCharsets.UTF_8) : logs.toByteArray();
    }
    Span.Builder[] spans = new Span.Builder[1 + random.nextInt(4)];
    for (int i = 0; i < spans.length; i++) {
      spans[i] = Otlp.chat(1 + random.nextInt(1000), "c", text(random), text(random));
      for (int more = random.nextInt(3); more > 0; more--) {
        spans[i].addAttributes(any(random));
      }
      if (random.nextInt(4) == 0) {
        spans[i].setTraceId(id(random, 16)).setSpanId(id(random, 8)).setParentSpanId(id(random, 8));
      }
      if (random.nextInt(4) == 0) {
        spans[i].setStartTimeUnixNano(random.nextLong()).setEndTimeUnixNano(random.nextLong());
      }
    }
    ExportTraceServiceRequest traces = Otlp.traces(spans);
    return json
        ? OtlpJsonWriter.line(traces).getBytes(StandardCharsets.UTF_8)
        : traces.toByteArray();
  }

  private static KeyValue any(Random random) {
    return Otlp.attribute(KEYS.get(random.nextInt(KEYS.size())), value(random, 6));
  }

  private static AnyValue value(Random random, int depth) {
    AnyValue.Builder value = AnyValue.newBuilder();
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> value.setStringValue(text(random)).build();
      case 1 -> value.setIntValue(random.nextLong()).build();
      case 2 -> value.setDoubleValue(Double.longBitsToDouble(random.nextLong())).build();
      case 3 -> value.setBoolValue(random.nextBoolean()).build();
      case 4 -> value.setBytesValue(ByteString.copyFrom(noise(random, 20))).build();
      case 5 -> value.build();
      case 6 -> Otlp.listValue(value(random, depth - 1), value(random, depth - 1));
      default -> Otlp.objectValue(Otlp.attribute(text(random), value(random, depth - 1)));
    };
  }

  private static String text(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> "";
      case 1 -> "\u0000\uFFFF\u202E" + (char) random.nextInt(0xD800);
      case 2 -> "[{\"role\":\"user\",\"parts\":[{\"content\":" + "[".repeat(random.nextInt(200));
      case 3 -> "a".repeat(random.nextInt(70_000));
      case 4 -> "2125550143 jane@example.com 4111111111111111 DE89370400440532013000 10.0.0.1";
      case 5 -> "🙂".repeat(random.nextInt(50));
      case 6 -> Long.toString(random.nextLong());
      default -> "How do I export the report?";
    };
  }

  private static ByteString id(Random random, int length) {
    byte[] id = noise(random, random.nextInt(3) == 0 ? random.nextInt(40) : length);
    if (random.nextInt(3) == 0) {
      Arrays.fill(id, (byte) 0);
    }
    return UnsafeByteOperations.unsafeWrap(id);
  }

  private static byte[] mutated(Random random, byte[] body) {
    byte[] changed = body.clone();
    for (int times = random.nextInt(4); times > 0 && changed.length > 0; times--) {
      int at = random.nextInt(changed.length);
      switch (random.nextInt(4)) {
        case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> changed = Arrays.copyOf(changed, at);
        case 2 -> changed[at] = (byte) random.nextInt(256);
        default -> changed = repeated(changed, at, random.nextInt(1 + changed.length - at));
      }
    }
    return changed;
  }

  private static byte[] repeated(byte[] body, int from, int length) {
    byte[] longer = Arrays.copyOf(body, body.length + length);
    System.arraycopy(body, from, longer, from + length, body.length - from);
    return longer;
  }

  private static byte[] noise(Random random, int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] bomb() {
    byte[] blanks = new byte[65 << 20];
    Arrays.fill(blanks, (byte) ' ');
    return Gzip.of(blanks);
  }
}
