package io.airworthy.simulator;

import io.airworthy.AirworthyException;
import io.airworthy.SpanRef;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Turns recorded dialogues into the telemetry an instrumented assistant would have sent.
///
/// Each user line is a span, and so are assistant lines before the first of them. A rating on a
/// user's line judges the span before it, the reply the user reacts to; where there is none it is
/// kept under the name `opening_satisfaction`, on the line's own span. The same files and options
/// give the same bytes.
public final class Replayer {
  private static final String REACTION = "satisfaction";
  private static final String OPENING = "opening_satisfaction";
  private static final String SESSION = "session_satisfaction";
  private static final String PROVIDER = "recorded";

  private final ReplayOptions options;
  private final ReplayClock clock;
  private final Origin origin;

  /// A replayer with these options.
  public Replayer(ReplayOptions options) {
    this.options = options;
    this.clock = new ReplayClock(options.start(), options.sessionsPerDay());
    this.origin = new Origin("replay", "1", "replay", Dialect.D1);
  }

  /// Replays dialogue-tsv files one after the other; a name ending in `.gz` is decompressed.
  ///
  /// @throws AirworthyException when a file cannot be read or a line is malformed, naming both
  public Counts replay(List<Path> files, OutputStream out) throws IOException {
    Replay replay = new Replay(new OtlpJsonWriter(out));
    for (int file = 0; file < files.size(); file++) {
      replay.read(file, files.get(file));
    }
    return replay.finish();
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    return new BufferedReader(
        new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
  }

  /// One run over all files.
  private final class Replay {
    private final OtlpJsonWriter writer;
    private long sessions;
    private long turns;
    private long feedback;

    Replay(OtlpJsonWriter writer) {
      this.writer = writer;
    }

    void read(int ordinal, Path file) throws IOException {
      try (BufferedReader reader = open(file)) {
        DialogueReader dialogues = new DialogueReader(file.toString(), reader);
        long inFile = 0;
        for (Optional<Dialogue> next = dialogues.next();
            next.isPresent();
            next = dialogues.next()) {
          write(next.get(), new ReplayIds(options.tenant(), ordinal, inFile++));
        }
      } catch (NoSuchFileException e) {
        throw AirworthyException.badInput(file + ": no such file", e);
      } catch (CharacterCodingException e) {
        throw AirworthyException.badInput(file + ": found bytes that are not UTF-8", e);
      } catch (ZipException | EOFException e) {
        throw AirworthyException.badInput(file + ": found a damaged gzip file", e);
      }
    }

    Counts finish() throws IOException {
      writer.flush();
      return new Counts(sessions, turns, feedback, 0, 0, writer.lines());
    }

    private void write(Dialogue dialogue, ReplayIds ids) throws IOException {
      Person person =
          new Person(options.tenant().value(), "user-" + sessions, "conversation-" + sessions);
      List<ReplayedTurn> placed =
          clock.place(clock.sessionStart(sessions), ReplayedTurn.group(dialogue.lines()));
      List<Message> history = new ArrayList<>();
      for (int i = 0; i < placed.size(); i++) {
        ReplayedTurn turn = placed.get(i);
        writer.write(origin, Dialect.D1.span(chat(turn, ids.span(i), person, history)));
        if (i == 0) {
          judge(OPENING, turn.said().ratings(), ids.span(0), person, turn.end());
        } else {
          judge(REACTION, turn.said().ratings(), ids.span(i - 1), person, turn.start());
        }
      }
      int last = placed.size() - 1;
      Instant farewell = ReplayClock.farewell(placed.get(last));
      judge(SESSION, dialogue.overall(), ids.span(last), person, farewell);
      sessions++;
      turns += placed.size();
    }

    private void judge(
        String name, List<Integer> ratings, SpanRef span, Person person, Instant after)
        throws IOException {
      Instant made = after;
      for (int rating : ratings) {
        made = made.plusNanos(1000);
        writer.write(
            origin,
            new Judgement(span, person, name, rating, Optional.empty(), made, made).event());
        feedback++;
      }
    }
  }

  private Chat chat(ReplayedTurn turn, SpanRef ref, Person person, List<Message> history) {
    turn.said().message().ifPresent(text -> history.add(Message.ofUser(text)));
    List<Message> input =
        switch (options.history()) {
          case CURRENT -> turn.said().message().map(Message::ofUser).stream().toList();
          case FULL -> List.copyOf(last(history, InputHistory.MOST_MESSAGES));
        };
    List<String> replies = turn.said().replies();
    if (!replies.isEmpty()) {
      history.add(Message.ofAssistant(replies));
    }
    return new Chat(
        ref,
        turn.start(),
        turn.end(),
        person,
        PROVIDER,
        PROVIDER,
        Optional.empty(),
        input,
        replies,
        List.of(),
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty());
  }

  private static <T> List<T> last(List<T> values, int most) {
    return values.subList(Math.max(0, values.size() - most), values.size());
  }
}
