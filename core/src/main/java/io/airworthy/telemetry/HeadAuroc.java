package io.airworthy.telemetry;

/// How well a binary head ranks conversations that its fits had not seen: the area under the ROC
/// curve of its score against the label, with its 95% interval (DeLong).
///
/// @param auroc in `[0, 1]`
/// @param lower end of the interval
/// @param upper end of the interval
public record HeadAuroc(double auroc, double lower, double upper) {
  /// Of an intent head, and where there are too few rows of a class to tell.
  public static final HeadAuroc UNKNOWN = new HeadAuroc(0.5, 0, 1);

  /// @throws IllegalArgumentException when they are not in order or outside `[0, 1]`
  public HeadAuroc {
    if (!(lower >= 0 && lower <= auroc && auroc <= upper && upper <= 1)) {
      throw new IllegalArgumentException(
          "an area lies within its interval, and that in [0, 1]: %s in %s to %s"
              .formatted(auroc, lower, upper));
    }
  }
}
