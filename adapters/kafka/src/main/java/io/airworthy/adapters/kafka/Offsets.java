package io.airworthy.adapters.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;

/// Offsets whose rows are durable and that the group is to know. Used by the polling thread alone,
/// in which rebalances are announced too, so nothing is in flight when a partition is taken away.
final class Offsets implements ConsumerRebalanceListener {
  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, OffsetAndMetadata> durable = new HashMap<>();

  Offsets(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  void reached(TopicPartition partition, long next) {
    durable.put(partition, new OffsetAndMetadata(next));
  }

  /// Tells the group. When it cannot be told now it is told next time; when another has the
  /// partition by then, the messages are read again there.
  void commit() {
    if (durable.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(durable);
      durable.clear();
    } catch (RebalanceInProgressException | TimeoutException _) {
      // The next poll completes the rebalance, or reaches the broker again.
    } catch (CommitFailedException _) {
      durable.clear();
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    commit();
    durable.keySet().removeAll(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    durable.keySet().removeAll(partitions);
  }
}
