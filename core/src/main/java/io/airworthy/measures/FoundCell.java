package io.airworthy.measures;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a message shows a cell that is not as expected: numbers as they are, of anything else only
/// the shape, because it may be what somebody said.
final class FoundCell {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?|[-+]?(nan|inf|infinity)",
          Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_NUMBER = 32;

  private FoundCell() {}

  static String describe(@Nullable String cell) {
    if (cell == null || cell.isEmpty()) {
      return "an empty cell";
    }
    if (cell.length() <= LONGEST_NUMBER && NUMBER.matcher(cell).matches()) {
      return cell;
    }
    int characters = cell.codePointCount(0, cell.length());
    return "text of " + characters + (characters == 1 ? " character" : " characters");
  }
}
