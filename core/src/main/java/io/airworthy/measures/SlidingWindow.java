package io.airworthy.measures;

/// The window of consecutive days with the most distinct users, by two pointers over events that
/// were put in order of their day by counting: time and space linear in events plus days.
///
/// @param users the most distinct users of any window; 0 without events
/// @param startDay the first day of the earliest such window that starts on a day with an event; 0
///     without events
record SlidingWindow(int users, int startDay) {

  /// @param days the day of each event, in any order
  /// @param userNumbers the user of each event, from 0 to `userCount - 1`
  /// @param windowDays the length of a window, 1 or more
  static SlidingWindow widest(int[] days, int[] userNumbers, int userCount, int windowDays) {
    if (days.length == 0) {
      return new SlidingWindow(0, 0);
    }
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (int day : days) {
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
    int[] ends = ends(days, first, last);
    return slide(byDay(days, userNumbers, first, ends), ends, first, userCount, windowDays);
  }

  /// For each day from `first`, where its events would end in the order of days.
  private static int[] ends(int[] days, int first, int last) {
    int[] ends = new int[last - first + 1];
    for (int day : days) {
      ends[day - first]++;
    }
    for (int i = 1; i < ends.length; i++) {
      ends[i] += ends[i - 1];
    }
    return ends;
  }

  private static int[] byDay(int[] days, int[] userNumbers, int first, int[] ends) {
    int[] next = ends.clone();
    int[] ordered = new int[days.length];
    for (int i = 0; i < days.length; i++) {
      ordered[--next[days[i] - first]] = userNumbers[i];
    }
    return ordered;
  }

  private static SlidingWindow slide(
      int[] users, int[] ends, int first, int userCount, int windowDays) {
    int[] eventsInside = new int[userCount];
    int inside = 0;
    int entered = 0;
    int left = 0;
    SlidingWindow widest = new SlidingWindow(0, first);
    for (int start = 0; start < ends.length; start++) {
      int lastDay = (int) Math.min(ends.length - 1L, start + (windowDays - 1L));
      for (; entered < ends[lastDay]; entered++) {
        inside += eventsInside[users[entered]]++ == 0 ? 1 : 0;
      }
      // Only a day with an event can raise the maximum when it comes first.
      if (inside > widest.users && left < ends[start]) {
        widest = new SlidingWindow(inside, first + start);
      }
      for (; left < ends[start]; left++) {
        inside -= --eventsInside[users[left]] == 0 ? 1 : 0;
      }
    }
    return widest;
  }
}
