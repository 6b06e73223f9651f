package io.airworthy.telemetry;

import static io.airworthy.telemetry.NameLexicon.CLOSES_COMPANY;
import static io.airworthy.telemetry.NameLexicon.COMPANY;
import static io.airworthy.telemetry.NameLexicon.GIVEN;
import static io.airworthy.telemetry.NameLexicon.HONORIFIC;
import static io.airworthy.telemetry.NameLexicon.MONTH;
import static io.airworthy.telemetry.NameLexicon.OTHER;
import static io.airworthy.telemetry.NameLexicon.PARTICLE;
import static io.airworthy.telemetry.NameLexicon.PERSON;
import static io.airworthy.telemetry.NameLexicon.PLACE;
import static io.airworthy.telemetry.NameLexicon.SUFFIX;
import static io.airworthy.telemetry.NameLexicon.TOP_WORD;
import static io.airworthy.telemetry.NameLexicon.WORD;

import io.airworthy.PersonalDataKind;
import java.util.Optional;

/// Finds names of persons, places and organizations: runs of words that could be a name, each
/// judged by the lists and by the words around it.
///
/// A name stands in a script with capital letters. In a text that has any, a name has one, or is a
/// listed given name; in a text that has none, words in no list need the words around them.
final class NameFinder {
  private static final int LONGEST = 6;
  private static final int LONGEST_ACRONYM = 4;
  private static final int MOST_PARTICLES = 3;
  private static final int LONGEST_STOPPED = 4;

  private final NameWords words;
  private final CompanyFinder companies;
  private final PersonalDataListener listener;

  private NameFinder(NameWords words, PersonalDataListener listener) {
    this.words = words;
    this.companies = new CompanyFinder(words);
    this.listener = listener;
  }

  /// Whether any word of the text could belong to a name.
  static boolean mayFind(NameWords words) {
    return words.haveCandidates();
  }

  /// Tells of every name among the words that nothing else speaks for.
  static void find(NameWords words, PersonalDataListener listener) {
    NameFinder finder = new NameFinder(words, listener);
    int at = 0;
    while (at < words.count()) {
      at = finder.isOrdinary(at) || words.isTaken(at) ? at + 1 : finder.behind(at);
    }
  }

  /// Whether nothing can begin at the word: in nearly every text nearly all are such.
  private boolean isOrdinary(int at) {
    if (!words.isCapitalized(at)) {
      return words.isLowerCase() ? words.isOrdinaryWord(at) : !words.has(at, GIVEN);
    }
    return words.isOrdinaryWord(at)
        && !words.has(at - 1, HONORIFIC)
        && (words.length(at) == 1 || words.gap(at).opens());
  }

  /// Judges what begins at the word, and gives where to go on.
  private int behind(int at) {
    int company = companies.end(at);
    if (company > at) {
      tell(PersonalDataKind.ORGANIZATION, at, company, CLOSES_COMPANY);
      return company;
    }
    int end = opens(at) ? end(at) : at;
    if (end == at) {
      return at + 1;
    }
    Optional<PersonalDataKind> kind = NameEvidence.kind(words, at, end);
    if (kind.isEmpty()) {
      return at + 1;
    }
    if (kind.get() == PersonalDataKind.PERSON) {
      tellFormOfAddress(at);
    }
    tell(kind.get(), at, end, SUFFIX);
    return end;
  }

  /// The word before a name such as `Dr.`, which is told by itself.
  private void tellFormOfAddress(int name) {
    int before = name - 1;
    if (words.has(before, HONORIFIC)
        && words.isSpaced(name)
        && words.isWrittenAsName(before)
        && !words.isTaken(before)) {
      tell(PersonalDataKind.PERSON, before, name, HONORIFIC);
    }
  }

  /// Tells of the words from `from` to before `to`, with the stop of an abbreviation that ends it.
  private void tell(PersonalDataKind kind, int from, int to, int abbreviated) {
    int last = to - 1;
    int end = words.end(last);
    boolean stop =
        words.has(last, abbreviated)
            && words.length(last) <= LONGEST_STOPPED
            && words.charAt(end) == '.';
    listener.found(kind, words.start(from), stop ? end + 1 : end);
  }

  private boolean opens(int at) {
    if (words.length(at) < 2) {
      return isInitial(at) && words.isJoined(at + 1) && isStranger(at + 1);
    }
    if (words.has(at, OTHER | MONTH | HONORIFIC)) {
      return words.isWrittenAsName(at) && words.placeLength(at) > 1;
    }
    if (words.isCapitalized(at)) {
      return opensCapitalized(at);
    }
    if (words.form(at) != WordForm.LOWER) {
      return false;
    }
    return words.isLowerCase()
        ? !words.has(at, WORD) || words.placeLength(at) > 1
        : words.has(at, GIVEN) && !words.has(at, WORD) && words.isEnglish();
  }

  private boolean opensCapitalized(int at) {
    boolean listed = words.has(at, PERSON | PLACE | COMPANY) || words.placeLength(at) > 0;
    if (!listed && words.has(at, CLOSES_COMPANY)) {
      return false;
    }
    boolean addressed = words.has(at - 1, HONORIFIC) && words.isSpaced(at);
    boolean acronym = words.form(at) == WordForm.UPPER && words.length(at) <= LONGEST_ACRONYM;
    return listed || addressed || (!acronym && !words.has(at, WORD));
  }

  private boolean isStranger(int word) {
    return words.isCapitalized(word) && !words.has(word, WORD | OTHER | MONTH);
  }

  private boolean isInitial(int word) {
    return words.length(word) == 1
        && words.isCapitalized(word)
        && words.charAt(words.end(word)) == '.';
  }

  /// Where the run of name words that begins here ends.
  private int end(int at) {
    int end = at + Math.max(1, words.placeLength(at));
    int next = extension(at, end);
    while (next > end && next - at <= LONGEST) {
      end = next;
      next = extension(at, end);
    }
    while (words.has(end, SUFFIX)
        && words.isCapitalized(end)
        && (words.isJoined(end) || words.gap(end) == WordGap.COMMA)) {
      end++;
    }
    return end;
  }

  /// Where the run goes on with the word, particles before it left aside; the word itself when it
  /// does not.
  private int extension(int first, int at) {
    int part = at;
    if (!continues(first, part)) {
      while (words.has(part, PARTICLE) && words.isJoined(part) && part - at < MOST_PARTICLES) {
        part++;
      }
    }
    return continues(first, part) ? part + 1 : at;
  }

  private boolean continues(int first, int at) {
    if (!words.exists(at) || !words.isJoined(at)) {
      return false;
    }
    if (words.length(at) < 2 || words.has(at, OTHER | MONTH | HONORIFIC)) {
      return isInitial(at);
    }
    if (words.isCapitalized(at)) {
      return words.has(at, PERSON | PLACE)
          || !words.has(at, WORD)
          || words.has(first, COMPANY)
          || mayBeFamilyName(first, at);
    }
    return words.isWrittenAsName(at) && !words.has(at, WORD);
  }

  /// Whether a capitalized English word may be the family name behind a given name.
  private boolean mayBeFamilyName(int first, int at) {
    return at == first + 1
        && words.has(first, GIVEN)
        && !words.has(first, TOP_WORD)
        && !words.isTitle();
  }
}
