package io.airworthy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.dashboard.Latest.Answer;
import io.airworthy.dashboard.Latest.Version;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LatestTest {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(50);

  private final AtomicReference<String> newest = new AtomicReference<>("1");
  private final AtomicInteger readings = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);

  private Version<String> read() {
    readings.incrementAndGet();
    return new Version<>(newest.get(), "says " + newest.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aVersion_isReadOnce() {
    Latest<String> latest = new Latest<>(newest::get, this::read, AT_ONCE, nanos::get);
    assertThat(latest.get()).isEqualTo(new Answer<>("says 1", false));
    assertThat(latest.get()).isEqualTo(new Answer<>("says 1", false));
    assertThat(readings).hasValue(1);
  }

  @Test
  void aNewVersion_isWaitedFor() {
    Latest<String> latest = new Latest<>(newest::get, this::read, LONG, nanos::get);
    latest.get();
    newest.set("2");
    assertThat(latest.get()).isEqualTo(new Answer<>("says 2", false));
  }

  @Test
  void aSlowVersion_isReadOnceWhileTheOneBeforeAnswers() {
    CountDownLatch readable = new CountDownLatch(1);
    Supplier<Version<String>> slow =
        () -> {
          if (readings.get() > 0) {
            await(readable);
          }
          return read();
        };
    Latest<String> latest = new Latest<>(newest::get, slow, AT_ONCE, nanos::get);
    latest.get();
    newest.set("2");
    assertThat(latest.get()).isEqualTo(new Answer<>("says 1", true));
    assertThat(latest.get()).isEqualTo(new Answer<>("says 1", true));
    readable.countDown();
    while (latest.get().outdated()) {
      Thread.onSpinWait();
    }
    assertThat(latest.get()).isEqualTo(new Answer<>("says 2", false));
    assertThat(readings).hasValue(2);
  }

  @Test
  void aLongReading_isFollowedByARestNineTimesAsLong() {
    Supplier<Version<String>> slow =
        () -> {
          nanos.addAndGet(Duration.ofSeconds(4).toNanos());
          return read();
        };
    Latest<String> latest = new Latest<>(newest::get, slow, LONG, nanos::get);
    latest.get();
    newest.set("2");
    nanos.addAndGet(Duration.ofSeconds(36).toNanos() - 1);
    assertThat(latest.get()).isEqualTo(new Answer<>("says 1", true));
    nanos.incrementAndGet();
    assertThat(latest.get()).isEqualTo(new Answer<>("says 2", false));
    assertThat(readings).hasValue(2);
  }

  @Test
  void aFailure_isToldAndTriedAgain() {
    Supplier<Version<String>> failing =
        () -> {
          if (readings.getAndIncrement() == 0) {
            throw new IllegalStateException("no disk");
          }
          return read();
        };
    Latest<String> latest = new Latest<>(newest::get, failing, LONG, nanos::get);
    assertThatThrownBy(latest::get).isInstanceOf(IllegalStateException.class).hasMessage("no disk");
    assertThat(latest.get().content()).isEqualTo("says 1");
  }
}
