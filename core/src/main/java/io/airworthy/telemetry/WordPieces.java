package io.airworthy.telemetry;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cuts text into the word pieces of an uncased BERT vocabulary (Devlin et al. 2019): lower case
/// without accents, words and punctuation marks apart, each word into the longest pieces known.
final class WordPieces {
  private static final int LONGEST_WORD = 100;
  private static final int REPLACEMENT = 0xFFFD;
  private static final String INSIDE = "##";

  private final Map<String, Integer> numbers = new HashMap<>();
  private final int most;
  private final int start;
  private final int end;
  private final int unknown;

  /// @param vocabulary pieces, in the order of their numbers
  /// @param most pieces of one text, both marks included; what is beyond is left out
  WordPieces(List<String> vocabulary, int most) {
    vocabulary.forEach(piece -> numbers.put(piece, numbers.size()));
    this.most = most;
    this.start = mark("[CLS]");
    this.end = mark("[SEP]");
    this.unknown = mark("[UNK]");
  }

  /// The numbers of the text's pieces between the marks of start and end.
  int[] of(Utterance text) {
    int[] pieces = new int[most];
    pieces[0] = start;
    int count = 1;
    String plain = plain(text.text());
    int at = 0;
    while (at < plain.length() && count < most - 1) {
      int next = wordEnd(plain, at);
      if (next > at) {
        count = cut(plain, at, next, pieces, count);
        at = next;
      } else {
        at += Character.charCount(plain.codePointAt(at));
      }
    }
    pieces[count] = end;
    return Arrays.copyOf(pieces, count + 1);
  }

  private int mark(String piece) {
    Integer number = numbers.get(piece);
    if (number == null) {
      throw new IllegalArgumentException("the vocabulary lacks " + piece);
    }
    return number;
  }

  /// Lower case, decomposed, without combining marks and what is not to be seen.
  private static String plain(String text) {
    String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder kept = new StringBuilder(decomposed.length());
    decomposed
        .codePoints()
        .filter(point -> isSpace(point) || !isUnseen(point))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /// Where the word at a place ends; the place itself when none starts there.
  private static int wordEnd(String text, int from) {
    int first = text.codePointAt(from);
    if (isSpace(first)) {
      return from;
    }
    if (standsAlone(first)) {
      return from + Character.charCount(first);
    }
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (isSpace(point) || standsAlone(point)) {
        break;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  /// Adds the longest pieces that make up the word, or the mark for an unknown one.
  private int cut(String text, int from, int to, int[] pieces, int count) {
    int at = from;
    int added = count;
    while (at < to) {
      int piece = to - from > LONGEST_WORD ? to : longest(text, from, at, to);
      Integer number = piece > at ? number(text, from, at, piece) : null;
      if (number == null) {
        added = count;
        pieces[added++] = unknown;
        return added;
      }
      if (added == most - 1) {
        return added;
      }
      pieces[added++] = number;
      at = piece;
    }
    return added;
  }

  /// Where the longest known piece from a place ends; the place itself when there is none.
  private int longest(String text, int from, int at, int to) {
    for (int end = to; end > at; end--) {
      if (number(text, from, at, end) != null) {
        return end;
      }
    }
    return at;
  }

  private @Nullable Integer number(String text, int from, int at, int end) {
    String piece = text.substring(at, end);
    return numbers.get(at == from ? piece : INSIDE + piece);
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static boolean isUnseen(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.CONTROL, Character.FORMAT -> true;
      default -> point == REPLACEMENT;
    };
  }

  /// Punctuation marks, symbols of ASCII and ideographs are words of their own.
  private static boolean standsAlone(int point) {
    if (point < 128) {
      return point > 32 && !Character.isLetterOrDigit(point);
    }
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> Character.isIdeographic(point);
    };
  }
}
