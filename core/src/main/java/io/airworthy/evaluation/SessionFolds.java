package io.airworthy.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// Numbers sessions and deals them out, so that rows of one session are never on both sides.
final class SessionFolds {
  /// Folds of out-of-fold estimates.
  static final int FOLDS = 5;

  private SessionFolds() {}

  /// For each row the number of its session, counted from 0 by first appearance.
  static int[] number(String[] sessions) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] numbered = new int[sessions.length];
    for (int row = 0; row < sessions.length; row++) {
      Integer known = numbers.putIfAbsent(sessions[row], numbers.size());
      numbered[row] = known == null ? numbers.size() - 1 : known;
    }
    return numbered;
  }

  /// For each row its fold, from 0 to 4: sessions are shuffled and dealt in turn.
  static int[] deal(String[] sessions, long seed) {
    int[] session = number(sessions);
    int count = 0;
    for (int number : session) {
      count = Math.max(count, number + 1);
    }
    int[] order = permutation(count, new Random(seed));
    int[] folds = new int[sessions.length];
    for (int row = 0; row < folds.length; row++) {
      folds[row] = order[session[row]] % FOLDS;
    }
    return folds;
  }

  /// A random order of the numbers from 0 (Fisher-Yates).
  static int[] permutation(int count, Random random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
