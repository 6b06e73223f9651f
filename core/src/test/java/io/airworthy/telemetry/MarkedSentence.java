package io.airworthy.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.PersonalDataKind;
import io.airworthy.testkit.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// A sentence in which personal data was marked by whoever made it, and what the finder
/// tells of it.
///
/// @param template number of the pattern that it was made from
/// @param marked every piece of personal data in it, of kinds that are told or not
/// @param told what was found; types are those of the marks
record MarkedSentence(int template, List<Piece> marked, List<Piece> told) {
  /// Types of the marks by the kind that stands for them here.
  static final Map<PersonalDataKind, String> TYPES =
      Map.ofEntries(
          Map.entry(PersonalDataKind.ADDRESS, "ADDRESS"),
          Map.entry(PersonalDataKind.CARD, "CREDIT_CARD"),
          Map.entry(PersonalDataKind.DATE, "DATE_TIME"),
          Map.entry(PersonalDataKind.EMAIL, "EMAIL_ADDRESS"),
          Map.entry(PersonalDataKind.IBAN, "IBAN_CODE"),
          Map.entry(PersonalDataKind.IP, "IP_ADDRESS"),
          Map.entry(PersonalDataKind.LICENSE, "US_DRIVER_LICENSE"),
          Map.entry(PersonalDataKind.LOCATION, "LOCATION"),
          Map.entry(PersonalDataKind.ORGANIZATION, "ORGANIZATION"),
          Map.entry(PersonalDataKind.PERSON, "PERSON"),
          Map.entry(PersonalDataKind.PHONE, "PHONE_NUMBER"),
          Map.entry(PersonalDataKind.SSN, "US_SSN"),
          Map.entry(PersonalDataKind.URL, "DOMAIN_NAME"));

  /// One piece: characters `start` to before `end`.
  record Piece(String type, int start, int end) {}

  /// All 2,109 sentences of the shared set; skips the test where it is absent.
  static List<MarkedSentence> all() throws IOException {
    JsonNode sentences =
        new ObjectMapper().readTree(SharedData.require("presidio/generated_large.json").toFile());
    return StreamSupport.stream(sentences.spliterator(), false).map(MarkedSentence::of).toList();
  }

  private static MarkedSentence of(JsonNode sentence) {
    List<Piece> marked = new ArrayList<>();
    for (JsonNode span : sentence.path("spans")) {
      marked.add(
          new Piece(
              span.path("entity_type").asText(),
              span.path("start_position").asInt(),
              span.path("end_position").asInt()));
    }
    List<Piece> told = new ArrayList<>();
    PersonalDataFinder.find(
        Utterance.of(sentence.path("full_text").asText()),
        (kind, start, end) -> told.add(new Piece(TYPES.get(kind), start, end)));
    return new MarkedSentence(sentence.path("template_id").asInt(), marked, told);
  }

  SpanCounts counts(String type) {
    List<Piece> of = marked.stream().filter(piece -> piece.type().equals(type)).toList();
    List<Piece> found = told.stream().filter(piece -> piece.type().equals(type)).toList();
    return new SpanCounts(
        of.size(), found.size(), (int) found.stream().filter(of::contains).count());
  }

  /// Marked pieces of which at least one character is in nothing found.
  List<Piece> left() {
    BitSet covered = new BitSet();
    told.forEach(piece -> covered.set(piece.start(), piece.end()));
    return marked.stream()
        .filter(piece -> covered.nextClearBit(piece.start()) < piece.end())
        .toList();
  }
}
