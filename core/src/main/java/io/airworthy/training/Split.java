package io.airworthy.training;

import io.airworthy.AirworthyException;
import io.airworthy.features.TrainingSet;
import io.airworthy.training.SessionGroups.Group;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// A training set cut by time into four parts, no session on two sides.
///
/// Sessions are ordered by their first cutoff, ties by session id, so every session of a later part
/// starts no earlier than every session of an earlier one. The cuts are made by shares of rows;
/// where that leaves a part without a positive, they are made by shares of the positives instead,
/// at least one for each part ({@link Basis#POSITIVES}).
public final class Split {
  /// The parts in the order of time.
  public enum Part {
    /// What the models are fitted to.
    TRAIN,
    /// What hyperparameters are chosen on.
    VALIDATION,
    /// What scores are calibrated on.
    CALIBRATION,
    /// What nothing is chosen on.
    TEST;

    /// The name in files.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What the shares were taken of.
  public enum Basis {
    /// Of all rows, as usual.
    ROWS,
    /// Of the positive rows, because a part had none by rows.
    POSITIVES
  }

  private final Map<Part, int[]> rows;
  private final Basis basis;

  private Split(Map<Part, int[]> rows, Basis basis) {
    this.rows = rows;
    this.basis = basis;
  }

  /// Cuts a training set.
  ///
  /// @throws AirworthyException bad input when a part would lack positives or negatives, with the
  ///     counts of each part
  public static Split of(TrainingSet set, SplitOptions shares) {
    List<Group> sessions = SessionGroups.of(set).inOrder();
    Split byRows = new Split(cut(sessions, rowQuotas(set.rows(), shares), Basis.ROWS), Basis.ROWS);
    if (byRows.hasBothClasses(set)) {
      return byRows;
    }
    Optional<int[]> quotas = positiveQuotas(set.positives(), shares);
    if (quotas.isPresent()) {
      Map<Part, int[]> parts = cut(sessions, quotas.get(), Basis.POSITIVES);
      Split byPositives = new Split(parts, Basis.POSITIVES);
      if (byPositives.hasBothClasses(set)) {
        return byPositives;
      }
    }
    throw AirworthyException.badInput(byRows.refusal(set));
  }

  /// The rows of a part, ascending; the array is not copied.
  public int[] rows(Part part) {
    return rows.getOrDefault(part, new int[0]);
  }

  /// What the shares were taken of.
  public Basis basis() {
    return basis;
  }

  /// How many of a part's rows are labelled 1.
  public int positives(TrainingSet set, Part part) {
    int positives = 0;
    for (int row : rows(part)) {
      positives += set.label(row);
    }
    return positives;
  }

  private static int[] rowQuotas(int total, SplitOptions shares) {
    int[] quotas = new int[Part.values().length];
    for (Part part : Part.values()) {
      quotas[part.ordinal()] = (int) Math.round(shares.upTo(part) * total);
    }
    return quotas;
  }

  /// The number of positives up to each part's end, at least one more in each than in the last.
  private static Optional<int[]> positiveQuotas(int total, SplitOptions shares) {
    int parts = Part.values().length;
    if (total < parts) {
      return Optional.empty();
    }
    int[] quotas = new int[parts];
    for (Part part : Part.values()) {
      int i = part.ordinal();
      int least = i == 0 ? 1 : quotas[i - 1] + 1;
      int most = total - (parts - 1 - i);
      quotas[i] = Math.clamp(Math.round(shares.upTo(part) * total), least, most);
    }
    return Optional.of(quotas);
  }

  private static Map<Part, int[]> cut(List<Group> sessions, int[] quotas, Basis basis) {
    Map<Part, List<Integer>> parts = new EnumMap<>(Part.class);
    int part = 0;
    int before = 0;
    for (Group session : sessions) {
      while (part < quotas.length - 1 && before >= quotas[part]) {
        part++;
      }
      parts.computeIfAbsent(Part.values()[part], _ -> new ArrayList<>()).addAll(session.rows());
      before += basis == Basis.ROWS ? session.rows().size() : session.positives();
    }
    Map<Part, int[]> cut = new EnumMap<>(Part.class);
    parts.forEach(
        (name, rows) ->
            cut.put(name, rows.stream().mapToInt(Integer::intValue).sorted().toArray()));
    return cut;
  }

  private boolean hasBothClasses(TrainingSet set) {
    for (Part part : Part.values()) {
      int positives = positives(set, part);
      if (positives == 0 || positives == rows(part).length) {
        return false;
      }
    }
    return true;
  }

  private String refusal(TrainingSet set) {
    StringJoiner counts = new StringJoiner(", ");
    for (Part part : Part.values()) {
      counts.add(
          part.wireName() + " " + positives(set, part) + " positives of " + rows(part).length);
    }
    return "label "
        + set.label()
        + ": every part of the split needs both a positive and a negative row, found "
        + counts
        + "; give a longer time range or other shares";
  }
}
