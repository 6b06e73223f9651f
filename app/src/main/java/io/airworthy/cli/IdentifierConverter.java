package io.airworthy.cli;

import io.airworthy.Identifier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an identifier from the command line.
final class IdentifierConverter implements ITypeConverter<Identifier> {
  @Override
  public Identifier convert(String value) {
    return Identifier.parse(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected 1 to 128 characters of A-Z a-z 0-9 . _ : / @ + -"));
  }
}
