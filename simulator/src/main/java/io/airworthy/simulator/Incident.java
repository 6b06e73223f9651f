package io.airworthy.simulator;

import io.airworthy.AirworthyException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An incident to plant.
///
/// @param kind what goes wrong
/// @param day on which day it begins, from 0
public record Incident(IncidentKind kind, int day) {
  private static final Pattern SYNTAX = Pattern.compile("([a-z-]+)@([0-9]{1,5})");
  private static final int FEWEST_DAYS = 30;

  /// Reads `KIND@DAY`, such as `model-drift@26`.
  ///
  /// @throws AirworthyException when the text is no such thing
  public static Incident parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      throw malformed(text);
    }
    IncidentKind kind =
        IncidentKind.ofWireName(matcher.group(1)).orElseThrow(() -> malformed(text));
    return new Incident(kind, Integer.parseInt(matcher.group(2)));
  }

  /// One incident of each kind, spread over the last two thirds of the days; none when there are
  /// fewer than 30.
  public static List<Incident> demo(int days) {
    if (days < FEWEST_DAYS) {
      return List.of();
    }
    IncidentKind[] kinds = IncidentKind.values();
    return IntStream.range(0, kinds.length)
        .mapToObj(i -> new Incident(kinds[i], days * (2 * i + 5) / 15))
        .toList();
  }

  private static AirworthyException malformed(String text) {
    String kinds =
        Arrays.stream(IncidentKind.values())
            .map(IncidentKind::wireName)
            .collect(Collectors.joining(", "));
    return AirworthyException.badInput(
        "--incident: found '"
            + text
            + "', expected KIND@DAY with a day from 0 and a kind of: "
            + kinds);
  }
}
