package io.airworthy.simulator;

import io.airworthy.SpanId;
import io.airworthy.SpanRef;
import io.airworthy.TraceId;
import io.airworthy.simulator.SessionPlan.Rating;
import io.airworthy.simulator.SessionPlan.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/// Puts a planned session into words and into telemetry.
///
/// A reply is as long as its tokens say, four characters each, up to 480 characters.
final class SessionScript {
  static final String FLIGHT = "concise-answers";

  private static final String PROVIDER = "openlm";
  private static final int CHARS_PER_TOKEN = 4;
  private static final int LONGEST_REPLY = 480;
  private static final double CONTACT_RATE = 0.06;
  private static final int CACHED_FROM = 1500;

  private final SessionPlan plan;
  private final Setting setting;
  private final PhraseBook phrases;
  private final InputHistory history;
  private final SplittableRandom words;

  SessionScript(SessionPlan plan, PhraseBook phrases, InputHistory history) {
    this.plan = plan;
    this.setting = plan.setting();
    this.phrases = phrases;
    this.history = history;
    this.words = Draw.stream(Streams.WORDS, plan.key());
  }

  static Origin origin(SessionPlan plan) {
    Setting setting = plan.setting();
    return new Origin(
        Timeline.SERVICE, setting.release(), "production", setting.tenant().dialect());
  }

  /// The spans, in order.
  List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    List<Message> said = new ArrayList<>();
    String message = "";
    for (int i = 0; i < plan.turns().size(); i++) {
      TurnPlan turn = plan.turns().get(i);
      message = message(turn, message);
      Message current = Message.ofUser(message);
      said.add(current);
      List<Message> input =
          switch (history) {
            case CURRENT -> List.of(current);
            case FULL -> List.copyOf(said);
          };
      List<String> replies = reply(turn);
      spans.add(setting.tenant().dialect().span(chat(i, turn, input, replies)));
      if (!replies.isEmpty()) {
        said.add(Message.ofAssistant(replies));
      }
    }
    return spans;
  }

  /// The evaluation of the flight's flag, when the session begins.
  Event flight() {
    Instant time = Instant.ofEpochMilli(plan.startMillis());
    List<Attribute> attributes = new ArrayList<>(person(plan).attributes());
    attributes.add(Attribute.of("feature_flag.key", FLIGHT));
    attributes.add(
        Attribute.of(
            "feature_flag.result.variant", setting.user().treated() ? "treatment" : "control"));
    return new Event("feature_flag.evaluation", Optional.of(ref(plan, 0)), time, time, attributes);
  }

  /// A rating or a handoff as an event.
  static Event judgement(SessionPlan plan, String name, int turn, Rating rating) {
    return new Judgement(
            ref(plan, turn),
            person(plan),
            name,
            rating.score(),
            Optional.of(rating.label()),
            Instant.ofEpochMilli(rating.madeMillis()),
            Instant.ofEpochMilli(rating.knownMillis()))
        .event();
  }

  private static Person person(SessionPlan plan) {
    Setting setting = plan.setting();
    return new Person(
        setting.tenant().id(),
        setting.user().id(),
        "conversation-" + HexFormat.of().toHexDigits(plan.key()));
  }

  private static SpanRef ref(SessionPlan plan, int turn) {
    long high = Draw.mix(Streams.IDS, plan.key(), turn, 0);
    long low = Draw.mix(Streams.IDS, plan.key(), turn, 1);
    long span = Draw.mix(Streams.IDS, plan.key(), turn, 2);
    return new SpanRef(new TraceId(high, low), new SpanId(span == 0 ? 1 : span));
  }

  private String message(TurnPlan turn, String before) {
    StringBuilder text = new StringBuilder();
    phrases.say(turn.kind().symbol(), words, before, text);
    if (Draw.chance(words, CONTACT_RATE)) {
      phrases.say("contact", words, before, text.append(' '));
    }
    return text.toString();
  }

  private List<String> reply(TurnPlan turn) {
    StringBuilder text = new StringBuilder();
    switch (turn.outcome()) {
      case TIMED_OUT -> {
        return List.of();
      }
      case REFUSED -> phrases.say("reply.refusal", words, "", text);
      case ANSWERED -> {
        phrases.say("reply.answer", words, "", text);
        long length = Math.min(turn.outputTokens() * CHARS_PER_TOKEN, LONGEST_REPLY);
        while (text.length() < length) {
          phrases.say("sentence", words, "", text.append(' '));
        }
      }
    }
    return List.of(text.toString());
  }

  private Chat chat(int index, TurnPlan turn, List<Message> input, List<String> replies) {
    boolean answered = !replies.isEmpty();
    return new Chat(
        ref(plan, index),
        Instant.ofEpochMilli(turn.startMillis()),
        Instant.ofEpochMilli(turn.endMillis()),
        person(plan),
        PROVIDER,
        setting.model().wireName(),
        Optional.of(instructions()),
        input,
        replies,
        context(),
        answered ? Optional.of(usage(turn)) : Optional.empty(),
        answered
            ? OptionalDouble.of(Math.round(turn.firstChunkMillis()) / 1000.0)
            : OptionalDouble.empty(),
        turn.outcome().errorType());
  }

  private String instructions() {
    StringBuilder text = new StringBuilder();
    phrases.say("instructions", words, setting.surface().wireName(), text);
    return text.append(" (").append(setting.templateVersion()).append(')').toString();
  }

  private List<Attribute> context() {
    return List.of(
        Attribute.of("client.locale", setting.user().market().locale()),
        Attribute.of("client.platform", setting.user().platform()),
        Attribute.of("app.surface", setting.surface().wireName()),
        Attribute.of("gen_ai.prompt.name", setting.surface().template()),
        Attribute.of("gen_ai.prompt.version", setting.templateVersion()));
  }

  private Usage usage(TurnPlan turn) {
    OptionalLong cached =
        turn.inputTokens() > CACHED_FROM
            ? OptionalLong.of(turn.inputTokens() / 2)
            : OptionalLong.empty();
    return new Usage(turn.inputTokens(), turn.outputTokens(), cached, setting.spelling());
  }
}
