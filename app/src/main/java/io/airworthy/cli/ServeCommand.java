package io.airworthy.cli;

import io.airworthy.dashboard.Dashboard;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.JournalOptions;
import io.airworthy.lake.JournaledLake;
import io.airworthy.server.AirworthyServer;
import io.airworthy.server.ServerOptions;
import io.airworthy.telemetry.FileKeyRing;
import io.airworthy.telemetry.OtlpReceiver;
import io.airworthy.telemetry.TelemetryOptions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs the server until it is told to stop.
@Command(
    name = "serve",
    description = {
      "The server: OTLP over HTTP and gRPC, dashboard and health.",
      "SIGTERM or Ctrl-C finishes the requests under way, seals the journal and exits with 0."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Option(
      names = "--port",
      defaultValue = "" + ServerOptions.DEFAULT_PORT,
      description = "of the pages; 0 takes any free one (default: ${DEFAULT-VALUE})")
  int port;

  @Option(
      names = "--otlp-port",
      defaultValue = "" + ServerOptions.DEFAULT_OTLP_PORT,
      description = "of OTLP over HTTP; 0 takes any free one (default: ${DEFAULT-VALUE})")
  int otlpPort;

  @Option(
      names = "--otlp-grpc-port",
      defaultValue = "" + ServerOptions.DEFAULT_GRPC_PORT,
      description = "of OTLP over gRPC; 0 takes any free one (default: ${DEFAULT-VALUE})")
  int grpcPort;

  @Option(
      names = "--bind",
      defaultValue = ServerOptions.LOOPBACK,
      description = "a loopback address (default: ${DEFAULT-VALUE})")
  String bind;

  @Override
  public Integer call() {
    ServerOptions options = ServerOptions.onLoopback(port, otlpPort, grpcPort).boundTo(bind);
    try (IcebergLake lake = IcebergLake.open(global.dataDir);
        JournaledLake journal =
            JournaledLake.open(lake, JournalOptions.defaults(), Clock.systemUTC())) {
      journal.faults().forEach(fault -> global.err().println(fault));
      try (AirworthyServer server = start(options, lake, journal)) {
        StopSignal stop = new StopSignal();
        global.answer(
            ready(server),
            "ready: %s, OTLP at %s (HTTP) and %s (gRPC)"
                .formatted(server.url(), server.otlpUrl(), server.grpcUrl()));
        stop.await();
      }
    }
    return 0;
  }

  private AirworthyServer start(ServerOptions options, IcebergLake lake, JournaledLake journal) {
    OtlpReceiver receiver =
        new OtlpReceiver(
            TelemetryOptions.defaults(),
            new FileKeyRing(global.dataDir.resolve("keys")),
            journal,
            Clock.systemUTC());
    return AirworthyServer.start(options, receiver, List.of(new Dashboard(global.dataDir, lake)));
  }

  private static Map<String, Object> ready(AirworthyServer server) {
    Map<String, Object> ready = new LinkedHashMap<>();
    ready.put("ready", true);
    ready.put("url", server.url());
    ready.put("otlp", server.otlpUrl());
    ready.put("otlp_grpc", server.grpcUrl());
    return ready;
  }
}
