package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.AirworthyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SentenceQueueTest {
  private static final long EVER = Long.MAX_VALUE;
  private static final int HOLD = 1;
  private static final int FAIL = 13;

  private final Queue<List<int[]>> batches = new ConcurrentLinkedQueue<>();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostRunning = new AtomicInteger();

  /// A sentence's vector is its first piece. The piece HOLD makes the batch wait for the test, the
  /// piece FAIL makes it fail.
  private final TokenEncoder encoder =
      new TokenEncoder() {
        @Override
        public String name() {
          return "first piece";
        }

        @Override
        public int dimensions() {
          return 1;
        }

        @Override
        public List<String> vocabulary() {
          return List.of();
        }

        @Override
        public List<float[]> encode(List<int[]> sentences) {
          batches.add(sentences);
          mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
          try {
            if (sentences.stream().anyMatch(each -> each[0] == HOLD)) {
              held.countDown();
              SentenceQueueTest.await(go);
            }
            if (sentences.stream().anyMatch(each -> each[0] == FAIL)) {
              throw new IllegalStateException("out of memory");
            }
            return sentences.stream().map(each -> new float[] {each[0]}).toList();
          } finally {
            running.decrementAndGet();
          }
        }
      };
  private final SentenceQueue queue = new SentenceQueue(encoder, 1);

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<int[]> sentence(int first, int pieces) {
    int[] sentence = new int[pieces];
    sentence[0] = first;
    return List.of(sentence);
  }

  /// A caller of its own thread; what it got is there when it was joined.
  private static final class Caller {
    final AtomicReference<List<float[]>> answer = new AtomicReference<>(List.of());
    final AtomicReference<String> failure = new AtomicReference<>("");
    final Thread thread;

    Caller(SentenceQueue queue, List<int[]> sentences, long nanosLeft) {
      this.thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      answer.set(queue.encode(sentences, nanosLeft));
                    } catch (AirworthyException e) {
                      failure.set(e.getMessage());
                    }
                  });
    }

    /// Starts a caller and returns once it waits.
    static Caller waiting(SentenceQueue queue, List<int[]> sentences, long nanosLeft) {
      Caller caller = new Caller(queue, sentences, nanosLeft);
      while (caller.thread.isAlive() && !isParked(caller.thread.getState())) {
        Thread.onSpinWait();
      }
      return caller;
    }

    private static boolean isParked(Thread.State state) {
      return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    float joined() throws InterruptedException {
      thread.join();
      return answer.get().isEmpty() ? Float.NaN : answer.get().getFirst()[0];
    }
  }

  /// Takes the only processor until the test lets go.
  private Caller hold() {
    Caller first = new Caller(queue, sentence(HOLD, 2), EVER);
    await(held);
    return first;
  }

  @Test
  void loneCaller_waitsForNobody() {
    assertThat(queue.encode(sentence(7, 3), EVER).getFirst()).containsExactly(7);
    assertThat(batches).hasSize(1);
  }

  @Test
  void callersThatWait_areEncodedTogetherAndGetTheirOwn() throws InterruptedException {
    Caller first = hold();
    List<Caller> others = new ArrayList<>();
    for (int number = 20; number < 28; number++) {
      others.add(Caller.waiting(queue, sentence(number, 10), EVER));
    }
    go.countDown();

    assertThat(first.joined()).isEqualTo(HOLD);
    for (int at = 0; at < others.size(); at++) {
      assertThat(others.get(at).joined()).isEqualTo(20 + at);
    }
    assertThat(batches.stream().map(List::size)).containsExactly(1, 8);
  }

  @Test
  void severalSentencesOfACaller_comeBackInTheirOrder() {
    List<int[]> three = List.of(new int[] {5}, new int[] {3}, new int[] {4});

    assertThat(queue.encode(three, EVER).stream().map(vector -> vector[0]))
        .containsExactly(5f, 3f, 4f);
  }

  @Test
  void batch_isBounded() throws InterruptedException {
    hold();
    List<Caller> others = new ArrayList<>();
    for (int number = 20; number < 25; number++) {
      others.add(Caller.waiting(queue, sentence(number, SentenceQueue.MOST_PIECES / 2), EVER));
    }
    go.countDown();
    for (Caller other : others) {
      other.joined();
    }

    assertThat(batches.stream().map(List::size)).containsExactly(1, 2, 2, 1);
  }

  @Test
  void longRequest_runsAlone() {
    List<int[]> many =
        IntStream.range(20, 30).mapToObj(each -> sentence(each, 128).getFirst()).toList();

    assertThat(queue.encode(many, EVER)).hasSize(10);
  }

  @Test
  void failure_reachesItsBatchAlone() throws InterruptedException {
    Caller first = hold();
    Caller failing = Caller.waiting(queue, sentence(FAIL, 2), EVER);
    Caller beside = Caller.waiting(queue, sentence(21, 2), EVER);
    Caller next = Caller.waiting(queue, sentence(22, SentenceQueue.MOST_PIECES), EVER);
    go.countDown();

    assertThat(first.joined()).isEqualTo(HOLD);
    failing.thread.join();
    beside.thread.join();
    assertThat(failing.failure).hasValue("the sentence model failed");
    assertThat(beside.failure).hasValue("the sentence model failed");
    assertThat(next.joined()).isEqualTo(22);
  }

  @Test
  void callerWhoseTimeEndsWhileItWaits_isLeftOut() throws InterruptedException {
    hold();
    Caller late = new Caller(queue, sentence(21, 2), 2_000_000);
    late.thread.join();
    go.countDown();

    assertThat(late.failure).hasValue("no time was left for a sentence");
    assertThat(queue.encode(sentence(22, 2), EVER).getFirst()).containsExactly(22);
    assertThat(batches.stream().flatMap(List::stream).map(each -> each[0])).containsExactly(1, 22);
  }

  @Test
  void begunSentence_isFinishedThoughItsTimeEnds() throws InterruptedException {
    Caller first = new Caller(queue, sentence(HOLD, 2), 500_000_000);
    await(held);
    first.thread.join(600);
    go.countDown();

    assertThat(first.joined()).isEqualTo(HOLD);
  }

  @Test
  void interruptedCaller_leavesTheOthersAlone() throws InterruptedException {
    hold();
    Caller interrupted = Caller.waiting(queue, sentence(21, 2), EVER);
    Caller other = Caller.waiting(queue, sentence(22, 2), EVER);
    interrupted.thread.interrupt();
    interrupted.thread.join();
    go.countDown();

    assertThat(interrupted.failure).hasValue("interrupted while waiting for the sentence model");
    assertThat(other.joined()).isEqualTo(22);
  }

  @Test
  void manyCallers_runOnAsManyProcessorsAsThereAre() throws InterruptedException {
    SentenceQueue two = new SentenceQueue(encoder, 2);
    List<Caller> callers = new ArrayList<>();
    for (int number = 100; number < 400; number++) {
      callers.add(new Caller(two, sentence(number, 1 + number % 40), EVER));
    }
    for (int at = 0; at < callers.size(); at++) {
      assertThat(callers.get(at).joined()).isEqualTo(100 + at);
    }

    assertThat(mostRunning.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void thoseWhoWait_areSharedAmongTheFreeProcessors() throws InterruptedException {
    Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    SentenceQueue three = new SentenceQueue(encoder, 3, tasks::add);
    List<Caller> callers = new ArrayList<>();
    for (int number = 20; number < 25; number++) {
      callers.add(Caller.waiting(three, sentence(number, 2), EVER));
    }
    tasks.forEach(Runnable::run);
    for (Caller caller : callers) {
      caller.joined();
    }

    assertThat(batches.stream().map(List::size)).containsExactly(2, 1, 1, 1);
  }
}
