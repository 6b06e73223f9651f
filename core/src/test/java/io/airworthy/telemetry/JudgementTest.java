package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JudgementTest {
  @Test
  void ofRatings_takesTheMostFrequentAndTheFirstOnTies() {
    assertThat(Judgement.ofRatings(3, 2, 2)).isEqualTo(new Judgement("1", 2.0 / 3));
    assertThat(Judgement.ofRatings(2, 3)).isEqualTo(new Judgement("1", 0.5));
    assertThat(Judgement.ofRatings(3, 2)).isEqualTo(new Judgement("0", 0.5));
    assertThat(Judgement.ofRatings(5, 5, 4)).isEqualTo(new Judgement("0", 1));
  }

  @Test
  void ofRatings_agreementIsOfTheSideAndNotOfTheRating() {
    assertThat(Judgement.ofRatings(1, 2, 3, 3)).isEqualTo(new Judgement("0", 0.5));
    assertThat(Judgement.ofRatings(1, 2, 2)).isEqualTo(new Judgement("1", 1));
  }
}
