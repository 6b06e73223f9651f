package io.airworthy.benchmarks;

import java.util.List;
import java.util.Locale;

/// Our work beside the same work done by a peer, or beside the bare limit, in one run.
public interface Comparison {
  /// Where the work happens.
  enum Kind {
    /// In the process of the runner.
    IN_PROCESS,
    /// In processes of its own, which the launcher starts.
    WHOLE_PROCESS,
    /// So long that it only runs when it is named.
    APART;

    String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// What it is asked for by, in kebab-case.
  String name();

  /// What is compared with what, in a sentence.
  String about();

  /// Where the work happens.
  default Kind kind() {
    return Kind.IN_PROCESS;
  }

  /// Makes the data, lets both work in turn, and checks that they answer the same.
  ///
  /// @return at least one row
  /// @throws Exception when either fails, or the answers differ
  List<Row> run(Setting setting) throws Exception;
}
