package io.airworthy.telemetry;

import io.airworthy.Identifier;
import io.airworthy.MessageSignals;
import java.util.OptionalDouble;

/// All signals of a user's message. The similarity to the message before is settled by
/// [RephraseMemory] and left empty here.
final class MessageSignalExtractor implements SignalExtractor<MessageSignals> {
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

  @Override
  public MessageSignals extract(Utterance message) {
    Identifier language = languages.extract(message);
    double sentiment = sentiments.score(message.words(), language);
    return new MessageSignals(
        message.length(),
        message.words().count(),
        questions.extract(message),
        language,
        sentiment,
        frustrations.score(message, sentiment),
        OptionalDouble.empty(),
        PersonalDataFinder.kinds(message, personalData));
  }
}
