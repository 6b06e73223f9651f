package io.airworthy.cli;

import io.airworthy.measures.Gaps;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the words of `--gaps`.
final class GapsConverter implements ITypeConverter<Gaps> {
  @Override
  public Gaps convert(String word) {
    return switch (word) {
      case "calendar" -> Gaps.CALENDAR;
      case "rows" -> Gaps.ROWS;
      default -> throw new TypeConversionException("expected calendar or rows");
    };
  }
}
