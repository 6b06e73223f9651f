package io.airworthy.telemetry;

import java.util.List;
import java.util.stream.Stream;

/// What one resource sent: its attributes, and rows by scope.
///
/// @param <T> spans or log records
record ResourceRows<T>(List<Attribute> attributes, List<Scope<T>> scopes) {

  /// What one instrumentation scope sent.
  record Scope<T>(List<Attribute> attributes, List<T> rows) {}

  /// All rows of all scopes.
  Stream<T> rows() {
    return scopes.stream().flatMap(scope -> scope.rows().stream());
  }
}
