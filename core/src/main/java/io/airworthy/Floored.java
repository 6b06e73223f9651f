package io.airworthy;

import java.util.function.Function;

/// A figure that has met the floor: shown, or suppressed because it is about too few users.
///
/// A suppressed figure holds nothing, so nothing can be read from it.
public sealed interface Floored<T> {
  /// What stands wherever a suppressed figure would: in text, JSON and CSV.
  String SUPPRESSED = "suppressed";

  /// The figure put another way, or `otherwise` when it is suppressed.
  <R> R either(Function<? super T, ? extends R> shown, R otherwise);

  /// The figure as text, or the word for a suppressed one.
  default String text(Function<? super T, String> shown) {
    return either(shown, SUPPRESSED);
  }

  /// A figure about enough users. Only [KFloor] makes one.
  final class Shown<T> implements Floored<T> {
    private final T figure;

    Shown(T figure) {
      this.figure = figure;
    }

    /// The figure.
    public T figure() {
      return figure;
    }

    @Override
    public <R> R either(Function<? super T, ? extends R> shown, R otherwise) {
      return shown.apply(figure);
    }
  }

  /// A figure about too few users.
  record Suppressed<T>() implements Floored<T> {
    @Override
    public <R> R either(Function<? super T, ? extends R> shown, R otherwise) {
      return otherwise;
    }
  }
}
