package io.airworthy.adapters.kafka;

import io.airworthy.telemetry.OtlpReceiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Reads OTLP from Kafka topics until it is closed.
///
/// Partitions are read side by side, each in its order. A message is done with when its rows are
/// durable, or when it is no OTLP and its entry in quarantine is; then its offset may be committed,
/// not before. While the sink takes nothing, the partition rests and the group is kept. When the
/// client fails, it is made anew, again and again, and [#failure] says why.
public final class KafkaTelemetrySource implements AutoCloseable {
  private static final Duration AGAIN = Duration.ofSeconds(2);

  /// The client tells its settings and every hiccup otherwise; what matters is in [#failure]. The
  /// logger is held so that its level cannot be lost.
  private static final Logger CLIENT = Logger.getLogger("org.apache.kafka");

  private final KafkaOptions options;
  private final OtlpReceiver receiver;
  private final ExecutorService partitions = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore stop = new Semaphore(0);
  private final AtomicReference<KafkaCounts> counts = new AtomicReference<>(KafkaCounts.NONE);
  private final AtomicReference<Optional<String>> failure =
      new AtomicReference<>(Optional.of("not connected yet"));
  private final Thread thread;

  private KafkaTelemetrySource(KafkaOptions options, OtlpReceiver receiver) {
    this.options = options;
    this.receiver = receiver;
    this.thread = Thread.ofPlatform().daemon().name("kafka-source").unstarted(this::run);
  }

  /// Starts to read; it does not wait for a broker.
  ///
  /// @param receiver whose sink returns once rows are durable
  public static KafkaTelemetrySource start(KafkaOptions options, OtlpReceiver receiver) {
    CLIENT.setLevel(Level.SEVERE);
    KafkaTelemetrySource source = new KafkaTelemetrySource(options, receiver);
    source.thread.start();
    return source;
  }

  /// What became of messages so far.
  public KafkaCounts counts() {
    return counts.get();
  }

  /// Why nothing can be read now; empty while a broker answers.
  public Optional<String> failure() {
    return failure.get();
  }

  private void run() {
    while (!stopped(Duration.ZERO)) {
      try (PolledConsumer consumer = PolledConsumer.open(options)) {
        while (!stopped(Duration.ZERO)) {
          take(consumer);
          failure.set(consumer.failure());
        }
      } catch (RuntimeException e) {
        failure.set(Optional.of(reason(e)));
        if (stopped(AGAIN)) {
          return;
        }
      }
    }
  }

  private void take(PolledConsumer consumer) {
    List<Callable<PartitionReading>> tasks = new ArrayList<>();
    consumer
        .poll()
        .forEach(
            (partition, messages) ->
                tasks.add(() -> PartitionReading.of(partition, messages, options, receiver)));
    List<PartitionReading> readings = all(tasks);
    readings.forEach(reading -> counts.updateAndGet(now -> now.plus(reading.counts())));
    consumer.settle(readings);
  }

  private List<PartitionReading> all(List<Callable<PartitionReading>> tasks) {
    List<PartitionReading> readings = new ArrayList<>();
    try {
      for (Future<PartitionReading> task : partitions.invokeAll(tasks)) {
        readings.add(task.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("messages could not be brought in", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while messages were brought in", e);
    }
    return readings;
  }

  /// Whether it is to stop, waiting so long for it.
  private boolean stopped(Duration wait) {
    try {
      boolean stopped = stop.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
      if (stopped) {
        stop.release();
      }
      return stopped;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// The client's messages may repeat its settings, so failures are named by their kind.
  private static String reason(RuntimeException failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "reading failed (" + root.getClass().getSimpleName() + "); trying again";
  }

  /// Brings in what was read, tells the group, and leaves it. What the receiver writes to belongs
  /// to the caller, who closes it afterwards.
  @Override
  public void close() {
    stop.release();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    partitions.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
