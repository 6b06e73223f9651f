package io.airworthy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {
  private final Contest contest = new Contest(2, 1, Answer.ROUNDING, Progress.SILENT);

  @Test
  void contestants_takeTurnsAfterWarmingUp() throws Exception {
    List<String> order = new ArrayList<>();

    Contest.Outcome outcome =
        contest.run(
            "work", () -> lap(order, "ours", order.size() + 1, 7), () -> lap(order, "peer", 10, 7));

    assertThat(order).containsExactly("ours", "peer", "ours", "peer", "ours", "peer");
    assertThat(outcome.ours().values()).containsExactly(3.0, 5.0);
    assertThat(outcome.peer().values()).containsExactly(10.0, 10.0);
  }

  @Test
  void contest_refusesAnswersThatDiffer() {
    assertThatThrownBy(
            () ->
                contest.run(
                    "work", () -> new Lap(1, Answer.of(7)), () -> new Lap(1, Answer.of(7.001))))
        .isInstanceOf(AirworthyException.class)
        .hasMessage("work: we answer [7.0], the peer answers [7.001]");
  }

  @Test
  void contest_refusesAnswersOfDifferentLength() {
    assertThatThrownBy(
            () ->
                contest.run("work", () -> new Lap(1, Answer.of(7)), () -> new Lap(1, Answer.of())))
        .isInstanceOf(AirworthyException.class);
  }

  @Test
  void contest_acceptsWhatAToleranceAllows() throws Exception {
    contest
        .within(0.01)
        .run("work", () -> new Lap(1, Answer.of(7)), () -> new Lap(1, Answer.of(7.001)));
  }

  @Test
  void answer_neverAgreesWithNoNumber() {
    assertThat(Answer.of(Double.NaN).agrees(Answer.of(Double.NaN), 1)).isFalse();
  }

  private static Lap lap(List<String> order, String name, double seconds, double answer) {
    order.add(name);
    return new Lap(seconds, Answer.of(answer));
  }
}
