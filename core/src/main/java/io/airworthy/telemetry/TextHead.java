package io.airworthy.telemetry;

import java.util.List;

/// A fitted head: hashed terms in, a class and its confidence out. Immutable and thread-safe.
public final class TextHead {
  private final HeadHeader header;
  private final TermTable terms;
  private final List<HeadClass> classes;
  private final ClassPlanes planes;

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
    this.planes = new ClassPlanes(classes, terms.columns());
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
    double[] logOdds = planes.logOdds(terms.weigh(counts));
    int best = 0;
    for (int each = 1; each < logOdds.length; each++) {
      best = logOdds[each] > logOdds[best] ? each : best;
    }
    return new HeadScore(classes.get(best).name(), 1 / (1 + StrictMath.exp(-logOdds[best])));
  }

  TermTable terms() {
    return terms;
  }

  List<HeadClass> classes() {
    return classes;
  }
}
