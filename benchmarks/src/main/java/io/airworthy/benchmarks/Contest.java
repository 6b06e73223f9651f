package io.airworthy.benchmarks;

import io.airworthy.AirworthyException;
import java.util.ArrayList;
import java.util.List;

/// Lets two contestants do the same work in turn, so that what else the machine does meanwhile
/// falls on both, and holds them to the same answer.
///
/// @param repetitions counted laps of each
/// @param warmups laps of each before those
/// @param tolerance the greatest relative difference of two figures that are called the same
/// @param progress hears of each lap
public record Contest(int repetitions, int warmups, double tolerance, Progress progress) {
  /// Does the work once more each time it is asked.
  @FunctionalInterface
  public interface Contestant {
    /// One lap.
    Lap run() throws Exception;
  }

  /// What both took.
  ///
  /// @param ours seconds of our laps
  /// @param peer seconds of the peer's laps
  /// @param answers the last answer of each, ours first
  public record Outcome(Sample ours, Sample peer, List<Answer> answers) {
    public Outcome {
      answers = List.copyOf(answers);
    }
  }

  /// For work in this process: one lap of each warms up.
  public static Contest inProcess(Setting setting) {
    return new Contest(setting.scale().repetitions(), 1, Answer.ROUNDING, setting.progress());
  }

  /// For work in processes of its own.
  public static Contest ofProcesses(Setting setting) {
    return new Contest(
        setting.scale().processRepetitions(), 0, Answer.ROUNDING, setting.progress());
  }

  /// The same for answers that need not agree to the last digit.
  Contest within(double difference) {
    return new Contest(repetitions, warmups, difference, progress);
  }

  /// Runs both in turn.
  ///
  /// @param name what to call the work
  /// @throws AirworthyException when the answers differ
  public Outcome run(String name, Contestant ours, Contestant peer) throws Exception {
    List<Double> oursSeconds = new ArrayList<>();
    List<Double> peerSeconds = new ArrayList<>();
    List<Answer> answers = List.of();
    for (int lap = 1 - warmups; lap <= repetitions; lap++) {
      progress.now(
          name + ": " + (lap < 1 ? "warming up" : "repetition " + lap + " of " + repetitions));
      Lap own = ours.run();
      Lap other = peer.run();
      if (!own.answer().agrees(other.answer(), tolerance)) {
        throw AirworthyException.internal(
            "%s: we answer %s, the peer answers %s"
                .formatted(name, own.answer().figures(), other.answer().figures()));
      }
      answers = List.of(own.answer(), other.answer());
      if (lap >= 1) {
        oursSeconds.add(own.seconds());
        peerSeconds.add(other.seconds());
      }
    }
    return new Outcome(new Sample(oursSeconds), new Sample(peerSeconds), answers);
  }
}
