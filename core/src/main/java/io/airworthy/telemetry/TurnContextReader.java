package io.airworthy.telemetry;

import io.airworthy.Identifier;
import io.airworthy.TurnContext;
import java.util.Locale;
import java.util.Optional;

/// Reads what people slice a turn by.
final class TurnContextReader {
  private TurnContextReader() {}

  static TurnContext read(RowAttributes row, Transcript transcript) {
    return new TurnContext(
        row.identifier(Field.PROVIDER),
        row.identifier(Field.MODEL),
        row.identifier(Field.AGENT),
        templateHash(row, transcript),
        row.identifier(Field.TEMPLATE_VERSION),
        row.identifier(Field.LOCALE),
        row.identifier(Field.PLATFORM),
        row.identifier(Field.SURFACE),
        row.identifier(Field.RELEASE));
  }

  /// The declared hash, else that of the prompt's name and version, else that of the instructions.
  private static Optional<Identifier> templateHash(RowAttributes row, Transcript transcript) {
    return row.identifier(Field.TEMPLATE_HASH)
        .or(() -> row.identifier(Field.TEMPLATE_NAME).map(name -> named(row, name)))
        .or(() -> transcript.system().map(TurnContextReader::hash));
  }

  private static Identifier named(RowAttributes row, Identifier name) {
    String version = row.identifier(Field.TEMPLATE_VERSION).map(Identifier::value).orElse("");
    return row.reading().templates().hash(name, version);
  }

  /// The first 16 digits of the SHA-256 of the instructions in lower case, each run of white space
  /// as one space.
  static Identifier hash(Utterance instructions) {
    String normalised =
        instructions.text().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    return new Identifier(Digests.hex(normalised, TemplateNames.DIGITS));
  }
}
