package io.airworthy.features;

/// One number of a feature view.
///
/// @param name without the view's, in snake case
/// @param expression SQL over the columns of the view's source; null means missing
public record Feature(String name, String expression) {
  /// @throws IllegalArgumentException when the name is not snake case
  public Feature {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("a feature is named in snake case: " + name);
    }
  }
}
