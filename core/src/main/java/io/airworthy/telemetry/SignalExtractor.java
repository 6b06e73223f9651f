package io.airworthy.telemetry;

/// Turns what somebody said into numbers and small enumerations; nothing of the words remains.
///
/// @param <T> the signals, a type that cannot hold a sentence
interface SignalExtractor<T> {
  /// The signals of the utterance; the same utterance always has the same ones.
  T extract(Utterance utterance);
}
