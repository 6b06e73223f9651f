package io.airworthy.adapters.kafka;

import io.airworthy.telemetry.ExportResult;
import io.airworthy.telemetry.OtlpReceiver;
import io.airworthy.telemetry.Signal;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// How far the messages of one partition were brought, in their order.
///
/// @param next offset of the first message that is not done with
/// @param blocked whether that message could not be stored yet
record PartitionReading(TopicPartition partition, long next, boolean blocked, KafkaCounts counts) {
  /// Takes messages until one cannot be stored.
  ///
  /// @param messages of the partition, at least one
  static PartitionReading of(
      TopicPartition partition,
      List<ConsumerRecord<byte[], byte[]>> messages,
      KafkaOptions options,
      OtlpReceiver receiver) {
    Signal signal = options.topics().getOrDefault(partition.topic(), Signal.TRACES);
    long taken = 0;
    long undecodable = 0;
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      switch (receiver.take(signal, options.encoding(), bytes(message))) {
        case ExportResult.Taken _ -> taken++;
        case ExportResult.Undecodable _, ExportResult.TooLarge _ -> undecodable++;
        case ExportResult.Unavailable _ -> {
          return new PartitionReading(
              partition,
              message.offset(),
              true,
              new KafkaCounts(taken + undecodable, taken, undecodable, 1));
        }
      }
    }
    return new PartitionReading(
        partition,
        messages.getLast().offset() + 1,
        false,
        new KafkaCounts(taken + undecodable, taken, undecodable, 0));
  }

  /// A message without a value is one of a compacted topic, and holds no rows.
  private static byte[] bytes(ConsumerRecord<byte[], byte[]> message) {
    return message.value() == null ? new byte[0] : message.value();
  }
}
