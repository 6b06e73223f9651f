package io.airworthy.benchmarks;

import io.airworthy.telemetry.SignalBenchmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What the boundary costs a turn, measured by JMH in a forked process.
final class SignalsComparison implements Comparison {
  @Override
  public String name() {
    return "signals";
  }

  @Override
  public String about() {
    return "microseconds a turn by JMH on simulated turns: a decoded span to a turn, the signals of a"
        + " message and of a reply, the similarity of two messages; no peer";
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    setting.progress().now("signals: JMH");
    List<Row> rows = new ArrayList<>();
    for (RunResult result : new Runner(options(setting)).run()) {
      rows.add(Row.Measured.alone(name(result), Unit.MICROSECONDS, new Sample(scores(result))));
    }
    return rows;
  }

  private static Options options(Setting setting) {
    boolean smoke = setting.scale() == Scale.SMOKE;
    TimeValue time = smoke ? TimeValue.milliseconds(20) : TimeValue.seconds(1);
    return new OptionsBuilder()
        .include(SignalBenchmark.class.getName())
        .forks(smoke ? 0 : 1)
        .warmupIterations(smoke ? 0 : setting.scale().repetitions())
        .warmupTime(time)
        .measurementIterations(setting.scale().repetitions())
        .measurementTime(time)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .build();
  }

  private static String name(RunResult result) {
    String label = result.getPrimaryResult().getLabel();
    return "signals-" + label.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static List<Double> scores(RunResult result) {
    Collection<BenchmarkResult> forks = result.getBenchmarkResults();
    return forks.stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .map(IterationResult::getPrimaryResult)
        .map(iteration -> iteration.getScore())
        .toList();
  }
}
