package io.airworthy.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Deals conversations into folds of nearly equal numbers of them.
final class ConversationFolds {
  private ConversationFolds() {}

  /// The fold of each row; rows of a conversation share theirs.
  static int[] deal(List<String> conversations, int folds, long seed) {
    List<String> dealt = new ArrayList<>(conversations.stream().distinct().toList());
    Collections.shuffle(dealt, new Random(seed));
    Map<String, Integer> foldOf = new HashMap<>();
    for (int at = 0; at < dealt.size(); at++) {
      foldOf.put(dealt.get(at), at % folds);
    }
    return conversations.stream().mapToInt(foldOf::get).toArray();
  }
}
