package io.airworthy.telemetry;

import io.airworthy.Pseudonym;
import io.airworthy.TraceId;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Remembers each conversation's last message, as hashed n-grams, in a bounded table that forgets
/// the conversation unused for longest. Thread-safe.
///
/// Several spans of one trace (an agent and its model calls) carry the same message: they are all
/// compared with the message before that trace.
///
/// What it remembers is written over in place: at thousands of messages a second, an object for
/// each would be most of what a collection has to copy.
final class RephraseMemory {
  private final int capacity;

  /// The conversation unused for longest comes first.
  private final LinkedHashMap<Pseudonym, Remembered> conversations =
      new LinkedHashMap<>(1024, 0.75f, true);

  RephraseMemory(int capacity) {
    this.capacity = capacity;
  }

  /// Remembers the message and returns the one before it, if that is known.
  synchronized Optional<NgramVector> exchange(
      Pseudonym conversation, TraceId traceId, NgramVector message) {
    Remembered known = conversations.get(conversation);
    if (known != null) {
      return known.exchange(traceId, message);
    }
    Remembered remembered =
        conversations.size() < capacity
            ? new Remembered()
            : conversations.pollFirstEntry().getValue();
    remembered.begin(traceId, message);
    conversations.put(conversation, remembered);
    return Optional.empty();
  }

  /// The last message of a conversation, and the one before its trace.
  private static final class Remembered {
    private final byte[] message = new byte[NgramVector.CELLS];
    private final byte[] before = new byte[NgramVector.CELLS];
    private boolean hasBefore;
    private long traceHigh;
    private long traceLow;

    void begin(TraceId trace, NgramVector first) {
      hasBefore = false;
      belongsTo(trace);
      first.copyTo(message);
    }

    Optional<NgramVector> exchange(TraceId trace, NgramVector next) {
      if (traceHigh != trace.high() || traceLow != trace.low()) {
        System.arraycopy(message, 0, before, 0, NgramVector.CELLS);
        hasBefore = true;
        belongsTo(trace);
      }
      next.copyTo(message);
      return hasBefore ? Optional.of(NgramVector.copiedFrom(before)) : Optional.empty();
    }

    private void belongsTo(TraceId trace) {
      traceHigh = trace.high();
      traceLow = trace.low();
    }
  }
}
