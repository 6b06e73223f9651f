package io.airworthy.server;

import io.airworthy.telemetry.OtlpReceiver;
import io.airworthy.telemetry.Signal;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/// OTLP over gRPC: `Export` of the trace, log and metrics services, gzip or plain.
///
/// Requests are handed on unread, so that the receiver bounds what they take, and what cannot be
/// decoded is told as `INVALID_ARGUMENT` and never as a fault of ours.
final class OtlpGrpc implements AutoCloseable {
  /// A little more than the receiver takes, so that the receiver says what is too large.
  private static final int MESSAGE_BYTES = (64 << 20) + (1 << 20);

  /// Of one connection.
  private static final int CALLS = 64;

  /// Bytes of one connection that come in before anything is asked for; they are not reckoned.
  private static final int WINDOW = 1 << 18;

  private static final long GRACE_SECONDS = 10;

  /// At finer levels the library logs the first bytes of every frame, which hold what users said.
  /// The logger is held so that its level cannot be lost.
  private static final Logger LIBRARY = Logger.getLogger("io.grpc");

  /// Logs each call that is refused on its way, which is told to the sender.
  private static final Logger REFUSALS =
      Logger.getLogger(NettyServerBuilder.class.getPackageName() + ".NettyServerStream");

  private final Server server;
  private final GrpcConnections connections;
  private final ExecutorService executor;

  private OtlpGrpc(Server server, GrpcConnections connections, ExecutorService executor) {
    this.server = server;
    this.connections = connections;
    this.executor = executor;
  }

  /// Starts to listen.
  ///
  /// @param patience how long a call may take to arrive, and a connection may be idle
  /// @throws IOException when the port is taken
  static OtlpGrpc start(ServerOptions options, OtlpReceiver receiver, Duration patience)
      throws IOException {
    LIBRARY.setLevel(Level.WARNING);
    REFUSALS.setLevel(Level.OFF);
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    GrpcConnections connections = new GrpcConnections(options.connections());
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(options.bind(), options.grpcPort()))
            .maxInboundMessageSize(MESSAGE_BYTES)
            .maxConcurrentCallsPerConnection(CALLS)
            .flowControlWindow(WINDOW)
            .maxConnectionIdle(patience.toMillis(), TimeUnit.MILLISECONDS)
            .addStreamTracerFactory(GrpcArrival.factory(receiver, patience))
            .executor(executor);
    connections.accept(builder);
    for (Signal signal : Signal.values()) {
      builder.addService(service(signal, receiver));
    }
    try {
      return new OtlpGrpc(builder.build().start(), connections, executor);
    } catch (IOException e) {
      connections.close();
      executor.close();
      throw e;
    }
  }

  private static ServerServiceDefinition service(Signal signal, OtlpReceiver receiver) {
    String name = serviceName(signal);
    MethodDescriptor<InputStream, byte[]> export =
        MethodDescriptor.<InputStream, byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(name, "Export"))
            .setRequestMarshaller(new GrpcMessages.Unread())
            .setResponseMarshaller(new GrpcMessages.Bytes())
            .build();
    return ServerServiceDefinition.builder(name)
        .addMethod(export, (call, _) -> GrpcExport.begin(call, signal, receiver))
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

  /// The port it listens on.
  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdown();
    try {
      if (!server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        server.shutdownNow().awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    connections.close();
    executor.close();
  }
}
