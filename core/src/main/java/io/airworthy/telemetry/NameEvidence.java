package io.airworthy.telemetry;

import static io.airworthy.telemetry.NameLexicon.AFTER_COMPANY;
import static io.airworthy.telemetry.NameLexicon.AFTER_PERSON;
import static io.airworthy.telemetry.NameLexicon.BEFORE_ANY;
import static io.airworthy.telemetry.NameLexicon.BEFORE_COMPANY;
import static io.airworthy.telemetry.NameLexicon.BEFORE_PERSON;
import static io.airworthy.telemetry.NameLexicon.BEFORE_PLACE;
import static io.airworthy.telemetry.NameLexicon.COMPANY;
import static io.airworthy.telemetry.NameLexicon.GIVEN;
import static io.airworthy.telemetry.NameLexicon.HONORIFIC;
import static io.airworthy.telemetry.NameLexicon.PERSON;
import static io.airworthy.telemetry.NameLexicon.RARER_WORD;
import static io.airworthy.telemetry.NameLexicon.TOP_WORD;
import static io.airworthy.telemetry.NameLexicon.WORD;

import io.airworthy.PersonalDataKind;
import java.util.Optional;

/// What speaks for a run of words being a person, a place or an organization: the lists first, then
/// the words before and behind. Weights are set by hand; a run below [#NEEDED] is nothing.
final class NameEvidence {
  private static final double NEEDED = 0.9;

  private final NameWords words;
  private final int from;
  private final int to;
  private final boolean doubtful;
  private final boolean english;
  private double person;
  private double place;
  private double company;

  private NameEvidence(NameWords words, int from, int to) {
    this.words = words;
    this.from = from;
    this.to = to;
    english = words.isEnglish() || words.isTitle();
    doubtful = words.has(from, WORD) && (words.gap(from).opens() || words.isTitle());
  }

  /// What the words from `from` to before `to` name, if anything.
  static Optional<PersonalDataKind> kind(NameWords words, int from, int to) {
    NameEvidence evidence = new NameEvidence(words, from, to);
    evidence.weighLists();
    evidence.weighBefore();
    evidence.weighBehind();
    return evidence.verdict();
  }

  private void weighLists() {
    boolean listed = weighPerson() | weighPlace();
    if (!listed) {
      double unknown = unknown();
      person += words.form(from) == WordForm.MIXED && !isScottish() ? 0 : unknown;
      place += unknown / 2;
      company += unknown / 2;
    }
    company += words.has(from, COMPANY) ? 3 : 0;
    company += words.form(from) == WordForm.MIXED ? 0.5 : 0;
  }

  /// Whether it opens with `Mc` or `Mac`.
  private boolean isScottish() {
    int second = words.start(from) + 1;
    int third = words.charAt(second) == 'a' ? second + 1 : second;
    return words.charAt(third) == 'c';
  }

  private boolean weighPerson() {
    int given = 0;
    int listed = 0;
    for (int i = from; i < to; i++) {
      given += words.has(i, GIVEN) ? 1 : 0;
      listed += words.has(i, PERSON) ? 1 : 0;
    }
    if (words.has(from, GIVEN)) {
      person += givenName();
    } else if (given > 0) {
      person += 1;
    }
    person += listed > given && !words.has(from, WORD) ? (given > 0 || english ? 1 : 0.5) : 0;
    return listed > 0;
  }

  private double givenName() {
    if (words.has(from, TOP_WORD)) {
      return doubtful ? 0.2 : 0.5;
    }
    return words.has(from, RARER_WORD) ? (doubtful ? 0.6 : 1.2) : 2;
  }

  private boolean weighPlace() {
    int length = words.placeLength(from);
    boolean whole = length == to - from;
    if (whole && length == 1 && words.has(from, WORD)) {
      place += doubtful ? 0.5 : 1.5;
    } else if (length > 0) {
      place += whole ? 2.5 : length > 1 ? 1.5 : 0.5;
    }
    person += to - from > 1 && !whole && english ? 0.8 : 0;
    return length > 0;
  }

  /// What the capital letter of a word in no list is worth; outside English, where nouns may have
  /// one, less.
  private double unknown() {
    if (!words.isCapitalized(from)) {
      return 0;
    }
    return english && !words.gap(from).opens() ? 1 : 0.4;
  }

  private void weighBefore() {
    int before = from - 1;
    if (!words.isSpaced(from)) {
      return;
    }
    boolean capital = words.isCapitalized(from);
    person += words.has(before, HONORIFIC) && words.isCapitalized(before) == capital ? 4 : 0;
    boolean wordOnly = words.has(from, WORD) && words.placeLength(from) == 0;
    if (words.has(before, BEFORE_PERSON)) {
      person += wordOnly ? 0.6 : capital ? 1 : 0.7;
    }
    if (wordOnly) {
      return;
    }
    if (words.has(before, BEFORE_PLACE)) {
      place += words.has(before, BEFORE_PERSON) ? 1 : 3;
    }
    if (words.has(before, BEFORE_ANY)) {
      place += 1.2;
      company += 0.9;
    }
    company += words.has(before, BEFORE_COMPANY) ? 1 : 0;
  }

  private void weighBehind() {
    person += words.isPossessive(to - 1) ? 0.6 : 0;
    boolean called = words.gap(from).opens() && words.gap(to) == WordGap.COMMA;
    person += called && english && words.isCapitalized(from) ? 0.6 : 0;
    if (words.isSpaced(to)) {
      person += words.has(to, AFTER_PERSON) ? 0.7 : 0;
      company += words.has(to, AFTER_COMPANY) ? 1.8 : 0;
    }
  }

  private Optional<PersonalDataKind> verdict() {
    double best = Math.max(person, Math.max(place, company));
    if (best < NEEDED) {
      return Optional.empty();
    }
    if (best == person) {
      return Optional.of(PersonalDataKind.PERSON);
    }
    return Optional.of(best == place ? PersonalDataKind.LOCATION : PersonalDataKind.ORGANIZATION);
  }
}
