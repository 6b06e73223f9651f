package io.airworthy.telemetry;

import io.airworthy.Identifier;
import io.airworthy.ReplySignals;

/// All signals of an assistant's reply.
final class ReplySignalExtractor implements SignalExtractor<ReplySignals> {
  private final LanguageDetector languages;
  private final SentimentScorer sentiments;
  private final PersonalDataSearch personalData;
  private final RefusalDetector refusals = new RefusalDetector();

  ReplySignalExtractor(
      LanguageDetector languages, SentimentScorer sentiments, PersonalDataSearch personalData) {
    this.languages = languages;
    this.sentiments = sentiments;
    this.personalData = personalData;
  }

  @Override
  public ReplySignals extract(Utterance reply) {
    Identifier language = languages.extract(reply);
    return new ReplySignals(
        reply.length(),
        reply.words().count(),
        QuestionDetector.hasMark(reply),
        language,
        sentiments.score(reply.words(), language),
        refusals.extract(reply),
        PersonalDataFinder.kinds(reply, personalData));
  }
}
