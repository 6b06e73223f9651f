package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.MessageSignals;
import io.airworthy.ReplySignals;
import io.airworthy.Turn;
import io.airworthy.testkit.otlp.Otlp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalsTest {
  @RegisterExtension final Harness harness = new Harness();
  private long spans;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Where is the report that I asked you for yesterday?|en",
        "Wo ist der Bericht, den ich gestern von dir haben wollte?|de",
        "Où est le rapport que je vous ai demandé hier ?|fr",
        "¿Dónde está el informe que te pedí ayer por la mañana?|es",
        "42|und"
      })
  void language_isTold(String text, String language) {
    assertThat(said(text).language().value()).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Where is it?|true",
        "can you send it to me|true",
        "wie lange dauert das|true",
        "Thank you.|false",
        "Send it to me now.|false"
      })
  void question_isTold(String text, boolean question) {
    assertThat(said(text).question()).isEqualTo(question);
  }

  @Test
  void lengths_countCodePointsAndWords() {
    MessageSignals signals = said("Grüße 👋 an alle");

    assertThat(signals.chars()).isEqualTo(15);
    assertThat(signals.words()).isEqualTo(3);
  }

  @Test
  void sentiment_andFrustration_followTheWords() {
    assertThat(said("This is great, thank you, perfect!").sentiment()).isPositive();
    assertThat(said("This is terrible and useless.").sentiment()).isNegative();
    assertThat(said("THIS IS STILL WRONG!!! I already told you, this is useless").frustration())
        .isGreaterThan(said("Could you change the second line").frustration())
        .isBetween(0.0, 1.0);
  }

  @Test
  void rephrasing_isMoreAlikeThanAnotherQuestion() {
    said("How do I export the quarterly report to a spreadsheet?");
    double again =
        said("How can I export that quarterly report into a spreadsheet?")
            .rephraseSimilarity()
            .orElseThrow();
    double other = said("Who won the match on Sunday?").rephraseSimilarity().orElseThrow();

    assertThat(again).isGreaterThan(0.5).isLessThanOrEqualTo(1);
    assertThat(other).isLessThan(0.3).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm sorry, but I can't help with that.",
        "Unfortunately I do not have access to this calendar.",
        "I am not authorized to open personnel files.",
        "Dazu habe ich leider keinen Zugriff.",
        "Das kann ich leider nicht für Sie erledigen.",
        "Je n'ai pas accès à cette boîte aux lettres.",
        "Lamentablemente no puedo enviar ese mensaje."
      })
  void refusal_isTold(String reply) {
    assertThat(replied(reply).refusal()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Here is the report that you asked for.",
        "You can access the file in the shared folder.",
        "I have sent the invitation to all participants.",
        "Sie können den Bericht jetzt herunterladen.",
        "Vous pouvez accéder au document ici.",
        "Ya tienes acceso al documento."
      })
  void refusal_isNotToldOfHelp(String reply) {
    assertThat(replied(reply).refusal()).isFalse();
  }

  @Test
  void nothingKept_holdsTheWords() {
    said("my secret is zanzibar");

    for (Turn turn : harness.sink.turns()) {
      assertThat(turn.toString()).doesNotContain("zanzibar").doesNotContain("secret");
    }
    assertThat(Utterance.of("my secret is zanzibar").toString()).doesNotContain("zanzibar");
  }

  private MessageSignals said(String text) {
    return turn(text, "ok").message().orElseThrow();
  }

  private ReplySignals replied(String text) {
    return turn("hello", text).reply().orElseThrow();
  }

  private Turn turn(String said, String replied) {
    harness.ingest(Otlp.chat(++spans, "conversation", said, replied));
    List<Turn> turns = harness.sink.turns();
    return turns.getLast();
  }
}
