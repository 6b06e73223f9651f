package io.airworthy.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.airworthy.release.DecisionLog.Head;
import io.airworthy.release.DecisionLog.Verification;
import io.airworthy.release.DecisionLog.Verification.Broken;
import io.airworthy.release.DecisionLog.Verification.Intact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The lines of a decision log as read, followed as far as they follow from each other.
final class DecisionChain {
  private static final String NO_LINE = "0".repeat(64);

  private final List<Decision> decisions = new ArrayList<>();
  private final List<String> hashes = new ArrayList<>(List.of(NO_LINE));
  private Optional<Broken> broken = Optional.empty();
  private int completeBytes;
  private final int allBytes;

  private DecisionChain(int allBytes) {
    this.allBytes = allBytes;
  }

  static DecisionChain of(byte[] log) {
    DecisionChain chain = new DecisionChain(log.length);
    for (int at = 0; at < log.length && chain.broken.isEmpty(); at++) {
      if (log[at] == '\n') {
        chain.follow(Arrays.copyOfRange(log, chain.completeBytes, at));
        chain.completeBytes = at + 1;
      }
    }
    return chain;
  }

  private void follow(byte[] line) {
    long number = hashes.size();
    Optional<DecisionLine> parsed = DecisionLine.parse(new String(line, UTF_8));
    if (parsed.isEmpty()) {
      broken = Optional.of(new Broken(number, "is not a decision"));
    } else if (parsed.get().sequence() != number) {
      broken =
          Optional.of(
              new Broken(number, "has sequence " + parsed.get().sequence() + ", not " + number));
    } else if (!parsed.get().previous().equals(hashes.getLast())) {
      broken = Optional.of(new Broken(number, "does not follow from the line before as it is now"));
    } else {
      decisions.add(parsed.get().decision());
      hashes.add(Checksum.of(line));
    }
  }

  /// Whether the lines follow from each other and reach a head that was kept.
  Verification verify(Optional<Head> kept) {
    if (broken.isPresent()) {
      return broken.get();
    }
    if (kept.isEmpty()) {
      return decisions.size() <= 1
          ? intact()
          : new Broken(decisions.size(), "is the last, but the head beside the log is missing");
    }
    long entries = kept.get().entries();
    if (entries > decisions.size()) {
      return new Broken(decisions.size() + 1L, "is missing: the log reached line " + entries);
    }
    return entries >= 0 && hashes.get((int) entries).equals(kept.get().hash())
        ? intact()
        : new Broken(entries, "is not the line that was written");
  }

  private Intact intact() {
    return new Intact(head(), completeBytes < allBytes);
  }

  Head head() {
    return new Head(decisions.size(), hashes.getLast());
  }

  List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  /// Where the next line goes: after the last complete one.
  int completeBytes() {
    return completeBytes;
  }
}
