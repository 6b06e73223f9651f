package io.airworthy.telemetry;

import java.util.List;

/// A fitted head: hashed terms in, a class and its confidence out. Immutable and thread-safe.
public final class TextHead {
  private final HeadHeader header;
  private final TermTable terms;
  private final List<HeadClass> classes;

  /// @throws IllegalArgumentException when a class has another number of weights than there are
  ///     columns, or there is no class
  public TextHead(HeadHeader header, TermTable terms, List<HeadClass> classes) {
    if (classes.isEmpty()
        || classes.stream().anyMatch(each -> each.weights().length != terms.columns())
        || !header.classes().equals(classes.stream().map(each -> each.name().value()).toList())) {
      throw new IllegalArgumentException("a head has classes with a weight for each column");
    }
    this.header = header;
    this.terms = terms;
    this.classes = List.copyOf(classes);
  }

  /// What it says of itself.
  public HeadHeader header() {
    return header;
  }

  /// Number of terms that have weights.
  public int termCount() {
    return terms.size();
  }

  /// The likeliest class of an encoded text; on a tie the first one.
  public HeadScore score(SparseVector counts) {
    SparseVector weighed = terms.weigh(counts);
    HeadClass best = classes.getFirst();
    double highest = best.probability(weighed);
    for (HeadClass each : classes.subList(1, classes.size())) {
      double probability = each.probability(weighed);
      if (probability > highest) {
        highest = probability;
        best = each;
      }
    }
    return new HeadScore(best.name(), highest);
  }

  TermTable terms() {
    return terms;
  }

  List<HeadClass> classes() {
    return classes;
  }
}
