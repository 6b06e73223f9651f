package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// It keeps no books: it makes neither lake nor row, only hashes of keys.
class KnownKeysTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Test
  void hashes_equalASet() {
    Random random = new Random(1);
    LongHashes hashes = new LongHashes();
    Set<Long> expected = new HashSet<>();
    for (int i = 0; i < 50_000; i++) {
      long hash = random.nextInt(3) == 0 ? (long) random.nextInt(1000) << 32 : random.nextLong();
      hashes.add(hash == 0 ? 1 : hash);
      expected.add(hash == 0 ? 1 : hash);
    }
    assertThat(hashes.size()).isEqualTo(expected.size());
    assertThat(expected).allMatch(hashes::contains);
    assertThat(random.longs(10_000)).noneMatch(h -> hashes.contains(h) && !expected.contains(h));
    assertThat(hashes.contains(0)).isEqualTo(hashes.contains(1));
  }

  @Test
  void day_isReadOnceAndThenRemembered() throws Exception {
    KnownKeys known = new KnownKeys();
    AtomicInteger reads = new AtomicInteger();
    KnownKeys.Stored stored =
        () -> {
          reads.incrementAndGet();
          return new long[] {1, 2};
        };
    assertThat(known.of(LakeTable.TURNS, DAY, stored).contains(3)).isFalse();
    known.add(LakeTable.TURNS, DAY, 3);
    assertThat(known.of(LakeTable.TURNS, DAY, stored).contains(3)).isTrue();
    assertThat(known.of(LakeTable.TURNS, DAY, stored).contains(2)).isTrue();
    assertThat(reads).hasValue(1);
    assertThat(known.of(LakeTable.FEEDBACK, DAY, stored).contains(3)).isFalse();
    assertThat(reads).hasValue(2);
  }

  @Test
  void days_notUsedForLongestAreForgottenAndReadAgain() throws Exception {
    KnownKeys known = new KnownKeys();
    AtomicInteger reads = new AtomicInteger();
    long[] many = new Random(5).longs(1_500_000).toArray();
    KnownKeys.Stored stored =
        () -> {
          reads.incrementAndGet();
          return many;
        };
    for (int day = 0; day < 3; day++) {
      known.of(LakeTable.TURNS, DAY.plusDays(day), stored);
    }
    known.add(LakeTable.TURNS, DAY.plusDays(2));
    assertThat(known.of(LakeTable.TURNS, DAY.plusDays(2), stored).contains(many[0])).isTrue();
    assertThat(reads).hasValue(3);
    assertThat(known.of(LakeTable.TURNS, DAY, stored).contains(many[0])).isTrue();
    assertThat(reads).hasValue(4);
  }
}
