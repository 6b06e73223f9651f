package io.airworthy.telemetry;

import io.airworthy.Change;
import io.airworthy.Feedback;
import io.airworthy.Quarantined;
import io.airworthy.TelemetryBatch;
import io.airworthy.Turn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A sink that keeps everything in lists and stores a row once.
public final class InMemorySink implements TelemetrySink {
  private final List<TelemetryBatch> batches = new ArrayList<>();
  private final Set<Object> keys = new HashSet<>();

  @Override
  public synchronized Receipt accept(TelemetryBatch batch) {
    batches.add(batch);
    long stored = 0;
    for (Turn turn : batch.turns()) {
      stored += keys.add(turn.span()) ? 1 : 0;
    }
    for (Feedback f : batch.feedback()) {
      stored += keys.add(List.of(f.span(), f.responseId(), f.name(), f.eventTime())) ? 1 : 0;
    }
    for (Change c : batch.changes()) {
      stored +=
          keys.add(
                  List.of(
                      c.kind(),
                      c.tenant(),
                      c.user(),
                      c.conversation(),
                      c.subject(),
                      c.value(),
                      c.eventTime()))
              ? 1
              : 0;
    }
    return Receipt.settled(stored, batch.rows() - stored);
  }

  /// The batches as they came.
  public synchronized List<TelemetryBatch> batches() {
    return List.copyOf(batches);
  }

  List<Turn> turns() {
    return batches().stream().flatMap(batch -> batch.turns().stream()).toList();
  }

  Turn onlyTurn() {
    List<Turn> turns = turns();
    if (turns.size() != 1) {
      throw new AssertionError("expected one turn, found " + turns.size());
    }
    return turns.get(0);
  }

  List<Feedback> feedback() {
    return batches().stream().flatMap(batch -> batch.feedback().stream()).toList();
  }

  List<Change> changes() {
    return batches().stream().flatMap(batch -> batch.changes().stream()).toList();
  }

  List<Quarantined> quarantined() {
    return batches().stream().flatMap(batch -> batch.quarantined().stream()).toList();
  }
}
