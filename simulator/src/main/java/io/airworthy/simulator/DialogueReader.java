package io.airworthy.simulator;

import io.airworthy.AirworthyException;
import io.airworthy.simulator.Dialogue.Line;
import io.airworthy.simulator.Dialogue.Speaker;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads dialogue-tsv: lines of role, text, action and ratings, a blank line between sessions.
///
/// The role is `USER` or `SYSTEM`; ratings are whole numbers from 1 to 5 joined by commas, on
/// `USER` lines only; a last `USER` line whose text is `OVERALL` rates the session. The text may be
/// empty, as it is where a user sent nothing but a picture; the action is not read.
final class DialogueReader {
  private static final String OVERALL = "OVERALL";
  private static final int COLUMNS = 4;
  private static final int SHOWN = 20;

  private final String name;
  private final BufferedReader reader;
  private long lineNumber;

  /// @param name the file's name, for messages
  DialogueReader(String name, BufferedReader reader) {
    this.name = name;
    this.reader = reader;
  }

  /// The next session, or empty at the end of the file.
  Optional<Dialogue> next() throws IOException {
    List<Line> lines = new ArrayList<>();
    List<Integer> overall = List.of();
    for (String raw = reader.readLine(); raw != null; raw = reader.readLine()) {
      lineNumber++;
      if (raw.isEmpty()) {
        if (lines.isEmpty()) {
          continue;
        }
        break;
      }
      if (!overall.isEmpty()) {
        throw malformed("a line after " + OVERALL, "a blank line, which ends the session");
      }
      Line line = line(raw);
      if (line.speaker() == Speaker.USER && line.text().equals(OVERALL)) {
        overall = overall(lines, line);
      } else {
        lines.add(line);
      }
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(new Dialogue(lines, overall));
  }

  private List<Integer> overall(List<Line> before, Line line) {
    if (before.isEmpty()) {
      throw malformed(OVERALL + " before any other line", "a session to rate");
    }
    if (line.ratings().isEmpty()) {
      throw malformed(OVERALL + " without ratings", "ratings from 1 to 5");
    }
    return line.ratings();
  }

  private Line line(String raw) {
    String[] columns = raw.split("\t", -1);
    if (columns.length != COLUMNS) {
      throw malformed(
          columns.length + " column(s)", "4 separated by tabs: role, text, action, ratings");
    }
    Speaker speaker = speaker(columns[0]);
    List<Integer> ratings = ratings(columns[3]);
    if (speaker == Speaker.SYSTEM && !ratings.isEmpty()) {
      throw malformed("ratings on a SYSTEM line", "none: only USER lines are rated");
    }
    return new Line(speaker, columns[1], ratings);
  }

  private Speaker speaker(String role) {
    return switch (role) {
      case "USER" -> Speaker.USER;
      case "SYSTEM" -> Speaker.SYSTEM;
      default -> throw malformed("an unknown role in column 1", "USER or SYSTEM");
    };
  }

  private List<Integer> ratings(String column) {
    if (column.isEmpty()) {
      return List.of();
    }
    List<Integer> ratings = new ArrayList<>();
    for (String rating : column.split(",", -1)) {
      if (rating.length() != 1 || rating.charAt(0) < '1' || rating.charAt(0) > '5') {
        throw malformed(
            "the rating " + shown(rating) + " in column 4", "whole numbers from 1 to 5");
      }
      ratings.add(rating.charAt(0) - '0');
    }
    return ratings;
  }

  /// A rating as a message may show it: a number, never a word that might be something said.
  private static String shown(String rating) {
    boolean numeric = rating.chars().allMatch(c -> "+-. 0123456789".indexOf(c) >= 0);
    return numeric && rating.length() <= SHOWN ? "'" + rating + "'" : "(not a number)";
  }

  private AirworthyException malformed(String found, String expected) {
    return AirworthyException.badInput(
        name + ":" + lineNumber + ": found " + found + ", expected " + expected);
  }
}
