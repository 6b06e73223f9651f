package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.PersonalDataKind;
import io.airworthy.testkit.SharedData;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How well the six kinds are told on 2,109 synthetic sentences with marked personal data: is the
/// kind present in the sentence or not?
class PresidioTest {
  private static final Map<String, PersonalDataKind> TYPES =
      Map.of(
          "CREDIT_CARD", PersonalDataKind.CARD,
          "EMAIL_ADDRESS", PersonalDataKind.EMAIL,
          "IBAN_CODE", PersonalDataKind.IBAN,
          "IP_ADDRESS", PersonalDataKind.IP,
          "PHONE_NUMBER", PersonalDataKind.PHONE,
          "US_SSN", PersonalDataKind.SSN);

  /// Sentences by what was there and what was told.
  private static final class Counts {
    private int hit;
    private int missed;
    private int wrong;

    double recall() {
      return (double) hit / (hit + missed);
    }

    double precision() {
      return (double) hit / (hit + wrong);
    }
  }

  @Test
  void kinds_areToldOnMarkedSentences() throws IOException {
    Map<PersonalDataKind, Counts> counts = new EnumMap<>(PersonalDataKind.class);
    for (PersonalDataKind kind : PersonalDataKind.values()) {
      counts.put(kind, new Counts());
    }
    JsonNode sentences =
        new ObjectMapper().readTree(SharedData.require("presidio/generated_large.json").toFile());
    for (JsonNode sentence : sentences) {
      Set<PersonalDataKind> marked = EnumSet.noneOf(PersonalDataKind.class);
      for (JsonNode span : sentence.path("spans")) {
        PersonalDataKind kind = TYPES.get(span.path("entity_type").asText());
        if (kind != null) {
          marked.add(kind);
        }
      }
      Set<PersonalDataKind> told =
          PersonalDataFinder.kinds(Utterance.of(sentence.path("full_text").asText()));
      counts.forEach((kind, count) -> add(count, marked.contains(kind), told.contains(kind)));
    }

    counts.forEach(
        (kind, count) ->
            System.out.printf(
                "%s: recall %.3f of %d, precision %.3f%n",
                kind, count.recall(), count.hit + count.missed, count.precision()));
    for (PersonalDataKind kind :
        Set.of(
            PersonalDataKind.EMAIL,
            PersonalDataKind.IBAN,
            PersonalDataKind.CARD,
            PersonalDataKind.SSN)) {
      assertThat(counts.get(kind).recall()).as("recall of " + kind).isGreaterThan(0.95);
      assertThat(counts.get(kind).precision()).as("precision of " + kind).isGreaterThan(0.95);
    }
    assertThat(counts.get(PersonalDataKind.IP).recall()).isGreaterThan(0.9);
    assertThat(counts.get(PersonalDataKind.PHONE).recall()).isGreaterThan(0.8);
    assertThat(counts.get(PersonalDataKind.PHONE).precision()).isGreaterThan(0.95);
  }

  private static void add(Counts count, boolean marked, boolean told) {
    if (marked && told) {
      count.hit++;
    } else if (marked) {
      count.missed++;
    } else if (told) {
      count.wrong++;
    }
  }
}
