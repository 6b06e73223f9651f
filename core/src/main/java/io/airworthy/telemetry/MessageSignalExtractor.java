package io.airworthy.telemetry;

import io.airworthy.Identifier;
import io.airworthy.MessageSignals;
import java.util.OptionalDouble;

/// All signals of a user's message but the similarity to the message before, which depends on what
/// [RephraseMemory] knows.
final class MessageSignalExtractor {
  private final LanguageDetector languages;
  private final SentimentScorer sentiments;
  private final PersonalDataSearch personalData;
  private final QuestionDetector questions = new QuestionDetector();
  private final FrustrationScorer frustrations = new FrustrationScorer();

  MessageSignalExtractor(
      LanguageDetector languages, SentimentScorer sentiments, PersonalDataSearch personalData) {
    this.languages = languages;
    this.sentiments = sentiments;
    this.personalData = personalData;
  }

  /// The signals of a message.
  ///
  /// @param rephraseSimilarity to the message before it
  MessageSignals extract(Utterance message, OptionalDouble rephraseSimilarity) {
    Identifier language = languages.extract(message);
    double sentiment = sentiments.score(message.words(), language);
    return new MessageSignals(
        message.length(),
        message.words().count(),
        questions.extract(message),
        language,
        sentiment,
        frustrations.score(message, sentiment),
        rephraseSimilarity,
        PersonalDataFinder.kinds(message, personalData));
  }
}
