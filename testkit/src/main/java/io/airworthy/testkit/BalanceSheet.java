package io.airworthy.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Equations between counters that must hold when a test is over, whatever it did.
///
/// It is a JUnit extension: registered as an instance field with `@RegisterExtension`, it fails
/// each test after which an equation that was entered does not hold, also one that passed.
/// Thread-safe.
public final class BalanceSheet implements AfterEachCallback {
  private final List<Equation> equations = new CopyOnWriteArrayList<>();

  private record Equation(String text, LongSupplier left, LongSupplier right) {
    /// What is wrong, with the two numbers that disagree; empty when nothing is.
    private List<String> faults() {
      long one = left.getAsLong();
      long other = right.getAsLong();
      return one == other ? List.of() : List.of("%s: %d, %d".formatted(text, one, other));
    }
  }

  /// Enters an equation, whose sides are asked for when it is checked.
  ///
  /// @param text the equation as its counters' documentation states it
  public void holds(String text, LongSupplier left, LongSupplier right) {
    equations.add(new Equation(text, left, right));
  }

  /// Checks every equation now.
  ///
  /// @throws AssertionError that names each one that does not hold, with its two sides
  public void check() {
    List<String> faults =
        equations.stream().flatMap(equation -> equation.faults().stream()).toList();
    if (!faults.isEmpty()) {
      throw new AssertionError("counters do not balance: " + String.join("; ", faults));
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    check();
  }
}
