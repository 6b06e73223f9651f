package io.airworthy.training;

import io.airworthy.features.TrainingSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The rows of a training set by session, in the order of each session's first cutoff; sessions
/// that start together are ordered by their id.
final class SessionGroups {
  /// One session: its first cutoff, its rows ascending and how many are positive.
  record Group(String session, long firstCutoffMicros, List<Integer> rows, int positives) {}

  private final List<Group> groups;

  private SessionGroups(List<Group> groups) {
    this.groups = groups;
  }

  static SessionGroups of(TrainingSet set) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < set.rows(); row++) {
      rows.computeIfAbsent(set.session(row), session -> new ArrayList<>(4)).add(row);
    }
    List<Group> groups = new ArrayList<>(rows.size());
    rows.forEach((session, members) -> groups.add(group(set, session, members)));
    groups.sort(Comparator.comparingLong(Group::firstCutoffMicros).thenComparing(Group::session));
    return new SessionGroups(groups);
  }

  private static Group group(TrainingSet set, String session, List<Integer> rows) {
    int positives = rows.stream().mapToInt(set::label).sum();
    return new Group(session, set.cutoffMicros(rows.getFirst()), rows, positives);
  }

  List<Group> inOrder() {
    return groups;
  }

  /// A seeded assignment of sessions to folds of nearly equal numbers of sessions, sessions with a
  /// positive row dealt first so that each fold gets its share of them; the fold of each row.
  int[] folds(int folds, long seed) {
    Random random = new Random(seed);
    List<Group> dealt = new ArrayList<>(groups);
    Collections.shuffle(dealt, random);
    dealt.sort(Comparator.comparing(group -> group.positives() == 0));
    int[] foldOfRow = new int[groups.stream().mapToInt(group -> group.rows().size()).sum()];
    for (int i = 0; i < dealt.size(); i++) {
      for (int row : dealt.get(i).rows()) {
        foldOfRow[row] = i % folds;
      }
    }
    return foldOfRow;
  }
}
