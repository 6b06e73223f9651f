package io.airworthy.telemetry;

import io.airworthy.AirworthyException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What a text head says of a text.
public enum HeadTask {
  /// What the user wants, one class of many.
  INTENT(HeadSettings.ngrams(2, 4, List.of(1.0, 1.0, 1.0, 1.0, 1.0)), 1, 4),
  /// Whether the reply will be rated below 3, before the user reacts.
  DISSATISFACTION_PREDICT(HeadSettings.ngrams(1, 0, List.of(0.5, 1.0, 0.0, 1.0, 0.5)), 0.5, 0.5),
  /// Whether the reply was rated below 3, with the user's reaction.
  DISSATISFACTION_ESTIMATE(HeadSettings.ngrams(1, 0, List.of(0.5, 1.0, 1.5, 1.0, 0.5)), 0.5, 0.5);

  private final HeadSettings settings;
  private final double besideTerms;
  private final double cost;

  HeadTask(HeadSettings settings, double besideTerms, double cost) {
    this.settings = settings;
    this.besideTerms = besideTerms;
    this.cost = cost;
  }

  /// How text is seen for this task where nothing else is asked for: as n-grams.
  public HeadSettings settings() {
    return settings;
  }

  /// How text is seen by an encoder. Sentences count less beside terms than alone.
  ///
  /// @param model asked for only when sentences are wanted
  public HeadSettings settings(HeadEncoder encoder, Supplier<SentenceModel> model) {
    return switch (encoder) {
      case NGRAMS -> settings;
      case SENTENCE -> settings.with(encoder, model.get(), 1);
      case STACK -> settings.with(encoder, model.get(), besideTerms);
    };
  }

  /// The default weight of the loss against the penalty.
  public double cost() {
    return cost;
  }

  /// Whether it has one class, told from everything else.
  public boolean isBinary() {
    return this != INTENT;
  }

  /// Its name in files and on the command line.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The task of a name.
  ///
  /// @throws AirworthyException bad input when there is none
  public static HeadTask named(String name) {
    return Arrays.stream(values())
        .filter(task -> task.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                AirworthyException.badInput(
                    "task: found another, expected one of "
                        + Arrays.stream(values())
                            .map(HeadTask::wireName)
                            .collect(Collectors.joining(", "))));
  }
}
