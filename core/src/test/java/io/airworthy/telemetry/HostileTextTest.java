package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.TextNode;
import io.airworthy.TraceId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Texts of the words that finders look out for, in senseless order and broken off anywhere: no
/// finder may look past the end for what its word announces.
///
/// `-Dairworthy.fuzz.cases=N` runs longer, `-Dairworthy.fuzz.seed=N` other texts.
class HostileTextTest {
  private static final long CASES = Long.getLong("airworthy.fuzz.cases", 2_000);
  private static final long SEED = Long.getLong("airworthy.fuzz.seed", 20260301);
  private static final int MOST_PIECES = 12;
  private static final List<String> PIECES =
      List.of(
          "P",
          "O",
          "PO",
          "P.O.",
          "Box",
          "APO",
          "AP",
          "Apt",
          "Suite",
          "Unit",
          "Street",
          "St.",
          "Avenue",
          "Rue",
          "de",
          "la",
          "van",
          "der",
          "Dr.",
          "Mr",
          "Ms.",
          "Prof",
          "Maria",
          "Smith",
          "Paris",
          "Springfield",
          "Texas",
          "TX",
          "London",
          "Ltd",
          "Inc.",
          "GmbH",
          "University",
          "of",
          "the",
          "my name is",
          "I am",
          "from",
          "lives in",
          "license",
          "driver's",
          "number",
          "January",
          "Mai",
          "12",
          "3",
          "1984",
          "2026-03-01",
          "75001",
          "SW1A 1AA",
          "+44",
          "(555)",
          "4111 1111",
          "DE89 3704",
          "192.168.",
          "::1",
          "www.",
          "http://",
          "a@b.",
          "é",
          "ß",
          "İ",
          "日本",
          "😀",
          "\u0000",
          "\ud800",
          "\u200d",
          "\n",
          "\t",
          " ",
          "",
          ",",
          ".",
          ":",
          "-",
          "'",
          "’",
          "/",
          "#",
          "?",
          "!!!",
          "(",
          ")",
          "NOT",
          "never",
          "x");
  private static final List<String> GAPS = List.of(" ", " ", " ", "", ", ", "-", "\n", ". ");

  private final TextSignals signals =
      new SignalReader(new RephraseMemory(1_000), PersonalDataSearch.ALL);

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(MOST_PIECES + 1); left > 0; left--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      text.append(GAPS.get(random.nextInt(GAPS.size())));
    }
    return text.substring(0, random.nextInt(text.length() + 1));
  }

  @Test
  void signals_areComputedOfAnyText() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (long number = 0; number < CASES; number++) {
      String message = text(random);
      String reply = text(random);
      assertThatCode(() -> read(message, reply))
          .as("case %d: message [%s], reply [%s]", number, message, reply)
          .doesNotThrowAnyException();
    }
  }

  private void read(String message, String reply) {
    Transcript transcript = new Transcript();
    transcript.addUser(message);
    transcript.addOutput(TextNode.valueOf(reply));
    signals.message(transcript, Optional.empty(), new TraceId(0, 1));
    signals.reply(transcript);
  }
}
