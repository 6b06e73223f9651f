package io.airworthy.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  @Test
  void start_runsTwoPiecesOfWorkAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    try (SideBySide sideBySide = new SideBySide()) {
      Supplier<Boolean> one = sideBySide.start(() -> meets(both));
      Supplier<Boolean> other = sideBySide.start(() -> meets(both));
      assertThat(one.get() && other.get()).isTrue();
    }
  }

  @Test
  void start_throwsTheFailureItselfWhenTheResultIsAskedFor() {
    AirworthyException failure = AirworthyException.badInput("too few positives");
    try (SideBySide sideBySide = new SideBySide()) {
      Supplier<String> result =
          sideBySide.start(
              () -> {
                throw failure;
              });
      assertThatThrownBy(result::get).isSameAs(failure);
    }
  }

  private static boolean meets(CountDownLatch latch) {
    latch.countDown();
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
