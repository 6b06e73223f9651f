package io.airworthy.telemetry;

/// What became of an export request, whatever carried it.
public sealed interface ExportResult {
  /// The sink holds what could be kept.
  ///
  /// @param rejected rows that could not be kept and must not be sent again
  /// @param message reasons, names of attributes and counts; empty when there is nothing to say
  record Taken(long rejected, String message) implements ExportResult {}

  /// The request is not OTLP; sending it again does not help.
  record Undecodable() implements ExportResult {}

  /// The request is larger than any may be, or would take more memory than there is; sending it
  /// again does not help, sending its rows in smaller requests does.
  record TooLarge() implements ExportResult {
    /// What to tell the sender.
    public static final String MESSAGE =
        "the request exceeds 64 MiB after decompression, or has more parts than there is memory"
            + " for; send fewer rows at once";
  }

  /// Nothing was kept; the same request may be taken later.
  ///
  /// @param message why
  record Unavailable(String message) implements ExportResult {}
}
