package io.airworthy.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What tests simulate.
final class Traffic {
  private Traffic() {}

  static SimulationOptions options(
      long seed, int days, int sessionsPerDay, double positiveRate, String... incidents) {
    return new SimulationOptions(
        seed,
        SimulationOptions.DEFAULT_START,
        days,
        sessionsPerDay,
        positiveRate,
        Arrays.stream(incidents).map(Incident::parse).toList(),
        InputHistory.CURRENT);
  }

  static byte[] bytes(Simulator simulator, int day) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    simulator.writeDay(day, out);
    return out.toByteArray();
  }

  static OtlpLines lines(Simulator simulator, int day) throws IOException {
    return OtlpLines.parse(new String(bytes(simulator, day), StandardCharsets.UTF_8));
  }

  static List<SessionPlan> plans(SimulationOptions options) {
    Simulator simulator = new Simulator(options);
    List<SessionPlan> plans = new ArrayList<>();
    for (int day = 0; day < options.days(); day++) {
      plans.addAll(simulator.plans(day));
    }
    return plans;
  }
}
