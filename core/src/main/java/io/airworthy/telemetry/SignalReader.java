package io.airworthy.telemetry;

import io.airworthy.MessageSignals;
import io.airworthy.Pseudonym;
import io.airworthy.ReplySignals;
import io.airworthy.TraceId;
import java.util.Optional;
import java.util.OptionalDouble;

/// Turns a transcript into signals. Thread-safe.
final class SignalReader implements TextSignals {
  private final MessageSignalExtractor messages;
  private final ReplySignalExtractor replies;
  private final RephraseMemory memory;

  SignalReader(RephraseMemory memory, PersonalDataSearch personalData) {
    LanguageDetector languages = new LanguageDetector();
    SentimentScorer sentiments = new SentimentScorer();
    this.messages = new MessageSignalExtractor(languages, sentiments, personalData);
    this.replies = new ReplySignalExtractor(languages, sentiments, personalData);
    this.memory = memory;
  }

  /// {@inheritDoc}
  ///
  /// Its similarity is to the message before it in the same span, else to the last one remembered
  /// of the conversation.
  @Override
  public Optional<MessageSignals> message(
      Transcript transcript, Optional<Pseudonym> conversation, TraceId traceId) {
    Optional<Utterance> message = transcript.message();
    if (message.isEmpty()) {
      return Optional.empty();
    }
    NgramVector vector = NgramVector.of(message.get());
    Optional<NgramVector> remembered =
        conversation.flatMap(id -> memory.exchange(id, traceId, vector));
    Optional<NgramVector> before = transcript.before().map(NgramVector::of).or(() -> remembered);
    OptionalDouble similarity =
        before.isPresent()
            ? OptionalDouble.of(vector.similarity(before.get()))
            : OptionalDouble.empty();
    return Optional.of(messages.extract(message.get(), similarity));
  }

  @Override
  public Optional<ReplySignals> reply(Transcript transcript) {
    return transcript.reply().map(replies::extract);
  }
}
