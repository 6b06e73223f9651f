package io.airworthy.telemetry;

import io.airworthy.Pseudonym;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers each conversation's last message, as hashed n-grams, in a bounded table that forgets
/// the conversation unused for longest. Thread-safe.
///
/// Several spans of one trace (an agent and its model calls) carry the same message: they are all
/// compared with the message before that trace.
final class RephraseMemory {
  private final Map<Pseudonym, Remembered> conversations;

  RephraseMemory(int capacity) {
    this.conversations =
        new LinkedHashMap<>(1024, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Pseudonym, Remembered> eldest) {
            return size() > capacity;
          }
        };
  }

  /// Remembers the message and returns the one before it, if that is known.
  synchronized Optional<NgramVector> exchange(
      Pseudonym conversation, String traceId, NgramVector message) {
    Remembered last = conversations.get(conversation);
    Optional<NgramVector> before = Optional.empty();
    if (last != null) {
      before = last.traceId.equals(traceId) ? last.before : Optional.of(last.message);
    }
    conversations.put(conversation, new Remembered(traceId, message, before));
    return before;
  }

  private record Remembered(String traceId, NgramVector message, Optional<NgramVector> before) {}
}
