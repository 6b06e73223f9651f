package io.airworthy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Machine MACHINE = new Machine(2, 8, "a processor", "a system", "a runtime");
  private static final Row.Measured SECONDS =
      Row.Measured.seconds(
          "sorted",
          new Contest.Outcome(Sample.of(3, 1, 2), Sample.of(1, 1, 4), List.of()),
          "a peer");
  private static final Row.Measured RATE =
      Row.Measured.alone("rate", Unit.SPANS_PER_SECOND, Sample.of(19_999.4));

  @Test
  void sample_hasMedianAndExtremes() {
    Sample sample = Sample.of(4, 1, 3, 2);

    assertThat(sample.median()).isEqualTo(2.5);
    assertThat(sample.min()).isEqualTo(1);
    assertThat(sample.max()).isEqualTo(4);
    assertThat(SECONDS.ours().median()).isEqualTo(2);
  }

  @Test
  void sample_refusesNothingAndNoNumber() {
    assertThatThrownBy(() -> Sample.of()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sample.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void target_isMetUpToItsEdge() {
    assertThat(SECONDS.ratio()).hasValue(2);
    assertThat(SECONDS.target(new Target.TimesPeer(2)).isMet()).contains(true);
    assertThat(SECONDS.target(new Target.TimesPeer(1.9)).isMet()).contains(false);
    assertThat(SECONDS.target(new Target.ShareOfPeer(2)).isMet()).contains(true);
    assertThat(SECONDS.target(new Target.ShareOfPeer(2.1)).isMet()).contains(false);
    assertThat(RATE.target(new Target.AtLeast(20_000)).isMet()).contains(false);
    assertThat(RATE.target(new Target.AtMost(20_000)).isMet()).contains(true);
    assertThat(RATE.isMet()).isEmpty();
  }

  @Test
  void target_thatNeedsAPeerIsMissedWithoutOne() {
    assertThat(RATE.target(new Target.TimesPeer(9)).isMet()).contains(false);
    assertThat(RATE.target(new Target.ShareOfPeer(0.1)).isMet()).contains(false);
  }

  @Test
  void markdown_holdsFiguresBarsAndReasons() {
    Table table =
        new Table(
            MACHINE,
            Scale.FULL,
            List.of(
                SECONDS.target(new Target.TimesPeer(3)),
                new Row.Skipped("other", "there is no python3")));

    assertThat(table.markdown())
        .isEqualTo(
            """
            | what | ours | beside | ratio | bar | met |
            | --- | --- | --- | --- | --- | --- |
            | sorted | 2.00 s (1.00 s) | a peer 1.00 s (1.00 s) | 2.00 | at most 3.000x peer | yes |
            | other | skipped: there is no python3 |  |  |  |  |

            Medians, in brackets the least of the repetitions; scale full; 2 cores, 8 GiB, a processor; a system; a runtime.
            """);
  }

  @Test
  void json_holdsEveryRepetition() throws Exception {
    Row failed = new Row.Failed("other", "it broke");
    JsonNode document =
        new ObjectMapper()
            .readTree(new Document(MACHINE, Scale.QUICK, List.of(SECONDS, failed)).json());

    assertThat(document.at("/scale").asText()).isEqualTo("quick");
    assertThat(document.at("/machine/cores").asInt()).isEqualTo(2);
    assertThat(document.at("/rows/0/ours/values")).hasSize(3);
    assertThat(document.at("/rows/0/peer/name").asText()).isEqualTo("a peer");
    assertThat(document.at("/rows/0/ratio").asDouble()).isEqualTo(2);
    assertThat(document.at("/rows/1/failed").asText()).isEqualTo("it broke");
    assertThat(Optional.of(document.at("/rows/0/met").isMissingNode())).contains(true);
  }
}
