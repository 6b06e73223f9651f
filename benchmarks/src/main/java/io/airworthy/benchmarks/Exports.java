package io.airworthy.benchmarks;

import io.airworthy.telemetry.ProtobufSpans;
import io.airworthy.telemetry.SentContent;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Export requests on their way to a server. Closing closes the connections that wait.
final class Exports implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TRY_LATER = 503;
  private static final int TOO_MANY = 429;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final ConcurrentLinkedDeque<PostConnection> connections = new ConcurrentLinkedDeque<>();
  private final URI server;

  Exports(URI server) {
    this.server = server;
  }

  /// One request.
  ///
  /// @param body protobuf
  /// @param spans how many it carries
  record Export(byte[] body, int spans) {}

  /// The requests of simulated days; of the files that they are made from nothing is left.
  ///
  /// @param sessions of all days at full scale
  static List<Export> simulated(Setting setting, int days, int sessions) throws IOException {
    Path json = setting.folder().resolve("spans.jsonl");
    Path protobuf = setting.folder().resolve("spans.binpb");
    Traffic.of(days, Math.max(1, setting.scale().of(sessions) / days)).writeSpans(json);
    ProtobufSpans.convert(json, protobuf);
    List<Export> exports = read(protobuf);
    letGo(json);
    letGo(protobuf);
    return exports;
  }

  /// Deletes what is no longer needed. Gigabytes on their way to the disk would keep the server's
  /// journal waiting.
  private static void letGo(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(0);
      channel.force(true);
    }
    Files.delete(file);
  }

  /// The requests of a file, each behind its length.
  private static List<Export> read(Path protobuf) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(protobuf), 1 << 16)) {
      return read(in);
    }
  }

  /// The requests of a simulated day.
  static List<Export> ofDay(Traffic traffic, int day) throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    traffic.writeSpans(day, json);
    ByteArrayOutputStream protobuf = new ByteArrayOutputStream();
    ProtobufSpans.convert(new ByteArrayInputStream(json.toByteArray()), protobuf);
    return read(new ByteArrayInputStream(protobuf.toByteArray()));
  }

  private static List<Export> read(InputStream in) throws IOException {
    List<Export> exports = new ArrayList<>();
    ExportTraceServiceRequest request;
    while ((request = ExportTraceServiceRequest.parseDelimitedFrom(in)) != null) {
      exports.add(export(request));
    }
    return exports;
  }

  /// Replaces each request by the same without what was said. Beside gigabytes that are kept for
  /// nothing, bare decoding is as slow as its collector.
  static void dropContent(List<Export> exports) throws IOException {
    for (ListIterator<Export> each = exports.listIterator(); each.hasNext(); ) {
      ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(each.next().body());
      each.set(export(SentContent.without(request)));
    }
  }

  private static Export export(ExportTraceServiceRequest request) {
    return new Export(request.toByteArray(), spans(request));
  }

  /// How many spans a request carries.
  static int spans(ExportTraceServiceRequest request) {
    return request.getResourceSpansList().stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .mapToInt(scope -> scope.getSpansCount())
        .sum();
  }

  /// How many spans some requests carry.
  static long spans(List<Export> exports) {
    return exports.stream().mapToLong(Export::spans).sum();
  }

  /// Sends a request until it is acknowledged; a server that asks for patience is asked again.
  void send(Export export) {
    try {
      int status = post(export);
      while (status == TRY_LATER || status == TOO_MANY) {
        Thread.sleep(PAUSE);
        status = post(export);
      }
      if (status != 200) {
        throw new IllegalStateException("an export was answered with " + status);
      }
    } catch (IOException e) {
      throw new IllegalStateException("an export failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while exporting", e);
    }
  }

  /// Posts on a connection that nobody uses. The server may have closed one that waited long, so
  /// the next one is tried, and a new one in the end.
  private int post(Export export) throws IOException {
    PostConnection idle;
    while ((idle = connections.poll()) != null) {
      try {
        return post(idle, export);
      } catch (IOException e) {
        idle.close();
      }
    }
    return post(PostConnection.open(server, PATIENCE), export);
  }

  private int post(PostConnection connection, Export export) throws IOException {
    int status = connection.post("/v1/traces", export.body());
    connections.push(connection);
    return status;
  }

  @Override
  public void close() throws IOException {
    for (PostConnection connection : connections) {
      connection.close();
    }
  }
}
