package io.airworthy.lake;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Hands rows over to the engine, in their order and many at a time.
final class StagedRows implements AutoCloseable {
  /// Five of the engine's vectors. More rows in the heap are more for collections to copy.
  private static final int MOST_WAITING = 10_240;

  private final RowFunction function;
  private final PreparedStatement takeOver;
  private final List<RowFunction.Row> waiting = new ArrayList<>();
  private long ordinal;

  /// @param takeOver takes over what the function gives
  StagedRows(RowFunction function, PreparedStatement takeOver) {
    this.function = function;
    this.takeOver = takeOver;
  }

  <T> void add(List<T> values, BiConsumer<RowWriter, T> writer) throws SQLException {
    for (T value : values) {
      long number = ordinal++;
      waiting.add(
          to -> {
            writer.accept(to, value);
            to.number(number);
          });
      if (waiting.size() >= MOST_WAITING) {
        handOver();
      }
    }
  }

  /// Hands over the rows that still wait.
  void end() throws SQLException {
    if (!waiting.isEmpty()) {
      handOver();
    }
  }

  private void handOver() throws SQLException {
    function.give(waiting);
    try {
      takeOver.execute();
    } finally {
      function.give(List.of());
      waiting.clear();
    }
  }

  @Override
  public void close() throws SQLException {
    takeOver.close();
  }
}
