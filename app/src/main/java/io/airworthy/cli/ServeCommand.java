package io.airworthy.cli;

import io.airworthy.dashboard.Dashboard;
import io.airworthy.lake.EngineOptions;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.JournalOptions;
import io.airworthy.lake.JournaledLake;
import io.airworthy.server.AirworthyServer;
import io.airworthy.server.HeadHealth;
import io.airworthy.server.SealHealth;
import io.airworthy.server.ServerOptions;
import io.airworthy.telemetry.FileKeyRing;
import io.airworthy.telemetry.OtlpReceiver;
import io.airworthy.telemetry.RequestMemory;
import io.airworthy.telemetry.TelemetryOptions;
import io.helidon.webserver.http.HttpService;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs the server until it is told to stop.
@Command(
    name = "serve",
    description = {
      "The server: OTLP over HTTP and gRPC, dashboard and health.",
      "SIGTERM or Ctrl-C finishes the requests under way, seals the journal and exits with 0."
    })
final class ServeCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Option(
      names = "--port",
      description =
          "of the pages; 0 takes any free one (default: " + ServerOptions.DEFAULT_PORT + ")")
  Optional<Integer> port = Optional.empty();

  @Option(
      names = "--otlp-port",
      description =
          "of OTLP over HTTP; 0 takes any free one (default: "
              + ServerOptions.DEFAULT_OTLP_PORT
              + ")")
  Optional<Integer> otlpPort = Optional.empty();

  @Option(
      names = "--otlp-grpc-port",
      description =
          "of OTLP over gRPC; 0 takes any free one (default: "
              + ServerOptions.DEFAULT_GRPC_PORT
              + ")")
  Optional<Integer> grpcPort = Optional.empty();

  @Option(
      names = "--bind",
      description = "a loopback address (default: " + ServerOptions.LOOPBACK + ")")
  Optional<String> bind = Optional.empty();

  @Override
  public Integer call() {
    ServerOptions options = options();
    TelemetryOptions telemetry = TelemetrySettings.of(global);
    try (IcebergLake lake =
            IcebergLake.open(global.dataDir, EngineOptions.ofServer(global.dataDir));
        JournaledLake journal =
            JournaledLake.open(lake, JournalOptions.defaults(), Clock.systemUTC())) {
      journal.faults().forEach(fault -> global.err().println(fault));
      OtlpReceiver receiver = receiver(telemetry, options, journal);
      try (Queues queues = Queues.start(global.configuration.kafka(), receiver);
          AirworthyServer server =
              start(options, lake, receiver, health(telemetry, journal, queues))) {
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

  private ServerOptions options() {
    ServerOptions file = global.configuration.server();
    return new ServerOptions(
        port.orElse(file.port()),
        otlpPort.orElse(file.otlpPort()),
        grpcPort.orElse(file.grpcPort()),
        bind.orElse(file.bind()),
        file.concurrentExports(),
        file.connections());
  }

  private OtlpReceiver receiver(
      TelemetryOptions telemetry, ServerOptions options, JournaledLake journal) {
    return new OtlpReceiver(
        telemetry,
        new FileKeyRing(global.dataDir.resolve("keys")),
        journal,
        Clock.systemUTC(),
        RequestMemory.ofHeap(),
        new Semaphore(options.concurrentExports()));
  }

  private AirworthyServer start(
      ServerOptions options, IcebergLake lake, OtlpReceiver receiver, List<HttpService> health) {
    List<HttpService> pages = new ArrayList<>(health);
    pages.add(new Dashboard(global.dataDir, lake, global.configuration.floor(), Clock.systemUTC()));
    return AirworthyServer.start(options, receiver, pages);
  }

  private static List<HttpService> health(
      TelemetryOptions telemetry, JournaledLake journal, Queues queues) {
    return List.of(
        new SealHealth(journal::sealFailure),
        queues.health(),
        new HeadHealth(telemetry.heads()::counts));
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
