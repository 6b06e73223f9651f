package io.airworthy.server;

import io.airworthy.telemetry.ExportResult;
import io.airworthy.telemetry.OtlpReceiver;
import io.airworthy.telemetry.Signal;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/// OTLP over gRPC: `Export` of the trace, log and metrics services, gzip or plain.
///
/// Requests are handed on as bytes, so that what cannot be decoded is told as `INVALID_ARGUMENT`
/// and never as a fault of ours.
final class OtlpGrpc implements AutoCloseable {
  private static final int REQUEST_BYTES = 64 << 20;
  private static final long GRACE_SECONDS = 10;

  /// At finer levels the library logs the first bytes of every frame, which hold what users said.
  /// The logger is held so that its level cannot be lost.
  private static final Logger LIBRARY = Logger.getLogger("io.grpc");

  private final Server server;
  private final ExecutorService executor;

  private OtlpGrpc(Server server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /// Starts to listen.
  ///
  /// @param places requests under way at once, shared with the other transport
  /// @throws IOException when the port is taken
  static OtlpGrpc start(ServerOptions options, OtlpReceiver receiver, Semaphore places)
      throws IOException {
    LIBRARY.setLevel(Level.WARNING);
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(options.bind(), options.grpcPort()))
            .maxInboundMessageSize(REQUEST_BYTES)
            .executor(executor);
    for (Signal signal : Signal.values()) {
      builder.addService(service(signal, receiver, places));
    }
    try {
      return new OtlpGrpc(builder.build().start(), executor);
    } catch (IOException e) {
      executor.close();
      throw e;
    }
  }

  private static ServerServiceDefinition service(
      Signal signal, OtlpReceiver receiver, Semaphore places) {
    String name = serviceName(signal);
    MethodDescriptor<byte[], byte[]> export =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(name, "Export"))
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();
    return ServerServiceDefinition.builder(name)
        .addMethod(
            export,
            ServerCalls.asyncUnaryCall(
                (request, reply) -> export(signal, receiver, places, request, reply)))
        .build();
  }

  /// The service of a signal, as the protocol names it.
  static String serviceName(Signal signal) {
    String singular =
        switch (signal) {
          case TRACES -> "Trace";
          case LOGS -> "Logs";
          case METRICS -> "Metrics";
        };
    return "opentelemetry.proto.collector.%s.v1.%sService"
        .formatted(singular.toLowerCase(Locale.ROOT), singular);
  }

  private static void export(
      Signal signal,
      OtlpReceiver receiver,
      Semaphore places,
      byte[] request,
      StreamObserver<byte[]> reply) {
    if (!places.tryAcquire()) {
      reply.onError(GrpcFailures.busy());
      return;
    }
    try {
      switch (receiver.export(signal, request)) {
        case ExportResult.Taken taken -> {
          reply.onNext(receiver.response(signal, taken));
          reply.onCompleted();
        }
        case ExportResult.Undecodable _ -> reply.onError(GrpcFailures.undecodable());
        case ExportResult.Unavailable unavailable ->
            reply.onError(GrpcFailures.unavailable(unavailable.message()));
      }
    } finally {
      places.release();
    }
  }

  /// The port it listens on.
  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdown();
    try {
      if (!server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    executor.close();
  }

  /// Messages as they are on the wire.
  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public java.io.InputStream stream(byte[] message) {
      return new java.io.ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(java.io.InputStream in) {
      try {
        return in.readAllBytes();
      } catch (IOException e) {
        throw GrpcFailures.undecodable();
      }
    }
  }
}
