package io.airworthy.server;

import io.airworthy.AirworthyException;
import io.airworthy.telemetry.OtlpReceiver;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The running server: three listeners that share one life.
///
/// Closing it takes no new request, lets those under way finish for at most ten seconds, and then
/// frees the ports. What the receiver writes to belongs to the caller, who closes it afterwards.
public final class AirworthyServer implements AutoCloseable {
  private static final String OTLP = "otlp";
  private static final Duration GRACE = Duration.ofSeconds(10);

  /// How long a request may take to arrive, and a connection may be idle.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// How often HTTP looks whether it has been patient for long enough.
  private static final Duration PERIOD = Duration.ofSeconds(30);

  /// At finer levels the HTTP library logs headers and bodies, which hold what users said. The
  /// logger is held so that its level cannot be lost.
  private static final Logger HTTP_LIBRARY = Logger.getLogger("io.helidon");

  private final WebServer web;
  private final OtlpGrpc grpc;
  private final ServerOptions options;

  private AirworthyServer(WebServer web, OtlpGrpc grpc, ServerOptions options) {
    this.web = web;
    this.grpc = grpc;
    this.options = options;
  }

  /// Starts to listen; returns when every port answers.
  ///
  /// @param pages what the first port serves beside its health
  /// @throws AirworthyException bad input when a port is taken
  public static AirworthyServer start(
      ServerOptions options, OtlpReceiver receiver, List<HttpService> pages) {
    HTTP_LIBRARY.setLevel(Level.WARNING);
    FreePorts.require(options);
    OtlpRoutes exports = new OtlpRoutes(receiver);
    WebServer web =
        WebServer.builder()
            .host(options.bind())
            .port(options.port())
            .shutdownHook(false)
            .maxTcpConnections(options.connections())
            .shutdownGracePeriod(GRACE)
            .idleConnectionTimeout(PATIENCE)
            .idleConnectionPeriod(PERIOD)
            .routing(routing -> pages(routing, pages))
            .putSocket(
                OTLP,
                socket ->
                    socket
                        .host(options.bind())
                        .port(options.otlpPort())
                        .maxTcpConnections(options.connections())
                        .contentEncoding(UntouchedContent.context())
                        .shutdownGracePeriod(GRACE)
                        .idleConnectionTimeout(PATIENCE)
                        .idleConnectionPeriod(PERIOD)
                        .routing(routing -> routing.register(exports)))
            .build();
    try {
      web.start();
      if (!web.isRunning()) {
        throw new BindException("a listener did not start");
      }
      return new AirworthyServer(web, OtlpGrpc.start(options, receiver, PATIENCE), options);
    } catch (IOException | RuntimeException e) {
      web.stop();
      throw refused(options, e);
    }
  }

  private static void pages(HttpRouting.Builder routing, List<HttpService> pages) {
    routing.any(
        (request, response) -> {
          response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
          response.header(HeaderNames.create("Referrer-Policy"), "no-referrer");
          response.next();
        });
    routing.get("/health/live", (request, response) -> response.send("live\n"));
    routing.get("/health/ready", (request, response) -> response.send("ready\n"));
    pages.forEach(routing::register);
  }

  private static AirworthyException refused(ServerOptions options, Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return AirworthyException.badInput(
            "port %d, %d or %d of %s is taken; stop who holds it, or name others with --port, --otlp-port and --otlp-grpc-port"
                .formatted(options.port(), options.otlpPort(), options.grpcPort(), options.bind()),
            failure);
      }
    }
    return AirworthyException.internal("the server cannot start", failure);
  }

  /// Where the pages are.
  public String url() {
    return "http://" + host() + ":" + web.port();
  }

  /// Where OTLP over HTTP is taken; exporters add `/v1/traces` and the like.
  public String otlpUrl() {
    return "http://" + host() + ":" + web.port(OTLP);
  }

  /// Where OTLP over gRPC is taken.
  public String grpcUrl() {
    return "http://" + host() + ":" + grpc.port();
  }

  private String host() {
    return options.bind().contains(":") ? "[" + options.bind() + "]" : options.bind();
  }

  @Override
  public void close() {
    grpc.close();
    web.stop();
  }
}
