package io.airworthy.cli;

import io.airworthy.dashboard.Dashboard;
import io.airworthy.lake.EngineOptions;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.JournalOptions;
import io.airworthy.lake.JournaledLake;
import io.airworthy.server.AirworthyServer;
import io.airworthy.server.SealHealth;
import io.airworthy.server.ServerOptions;
import io.airworthy.simulator.Incident;
import io.airworthy.simulator.InputHistory;
import io.airworthy.simulator.SimulationOptions;
import io.airworthy.telemetry.OtlpReceiver;
import io.airworthy.telemetry.RequestMemory;
import io.airworthy.telemetry.SeededKeyRing;
import io.airworthy.telemetry.TelemetryOptions;
import io.helidon.webserver.http.HttpService;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows the whole circle on simulated traffic.
@Command(
    name = "demo",
    description = {
      "Simulates an assistant's traffic with planted incidents, brings it through the boundary day"
          + " by day,",
      "carries out the daily run of each day, and serves the dashboard."
    })
final class DemoCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "" + SimulationOptions.DEFAULT_DAYS,
      description = "default: ${DEFAULT-VALUE}")
  int days;

  @Option(
      names = "--sessions-per-day",
      paramLabel = "N",
      defaultValue = "200",
      description = "mean; default: ${DEFAULT-VALUE}, which two cores live through in two minutes")
  int sessionsPerDay;

  @Option(
      names = "--positive-rate",
      paramLabel = "RATE",
      defaultValue = "0.06",
      description =
          "share of sessions whose user is dissatisfied; default: ${DEFAULT-VALUE}, more than in"
              + " real life, so that so little traffic gives a model something to learn")
  double positiveRate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "the same seed gives the same traffic; default: ${DEFAULT-VALUE}")
  long seed;

  @Option(
      names = "--port",
      defaultValue = "" + ServerOptions.DEFAULT_PORT,
      description = "of the dashboard; 0 takes any free one (default: ${DEFAULT-VALUE})")
  int port;

  @Option(names = "--no-serve", description = "end when the last day is done")
  boolean noServe;

  @Override
  public Integer call() {
    SimulationOptions options =
        new SimulationOptions(
            seed,
            SimulationOptions.DEFAULT_START,
            days,
            sessionsPerDay,
            positiveRate,
            Incident.demo(days),
            InputHistory.CURRENT);
    ServerOptions ports = ServerOptions.onLoopback(port, 0, 0);
    DemoFolder.of(global.dataDir).claim(options);
    // A day of a demonstration is little, and other work goes on beside its queries.
    EngineOptions engine = EngineOptions.defaults(global.dataDir).withThreads(1);
    try (IcebergLake lake = IcebergLake.open(global.dataDir, engine)) {
      lake.claim();
      Demo.Outcome outcome =
          new Demo(global.dataDir, lake, options, progress(), global.configuration.floor()).run();
      if (noServe) {
        answer(outcome, Optional.empty());
      } else {
        serve(outcome, ports, lake);
      }
    }
    return 0;
  }

  private void serve(Demo.Outcome outcome, ServerOptions ports, IcebergLake lake) {
    try (JournaledLake journal =
        JournaledLake.open(lake, JournalOptions.defaults(), Clock.systemUTC())) {
      OtlpReceiver receiver =
          new OtlpReceiver(
              TelemetryOptions.defaults(),
              new SeededKeyRing(seed),
              journal,
              Clock.systemUTC(),
              RequestMemory.ofHeap(),
              new Semaphore(ports.concurrentExports()));
      List<HttpService> pages =
          List.of(
              new SealHealth(journal::sealFailure),
              new Dashboard(global.dataDir, lake, global.configuration.floor(), Clock.systemUTC()));
      try (AirworthyServer server = AirworthyServer.start(ports, receiver, pages)) {
        StopSignal stop = new StopSignal();
        answer(outcome, Optional.of(server.url()));
        stop.await();
      }
    }
  }

  private void answer(Demo.Outcome outcome, Optional<String> url) {
    global.answer(outcome.document(url), outcome.text(url));
  }

  private Demo.Progress progress() {
    ProgressLine line = ProgressLine.of(global);
    return (day, of, what) -> {
      line.show(day, of, what);
      if (day == of) {
        line.end();
      }
    };
  }
}
