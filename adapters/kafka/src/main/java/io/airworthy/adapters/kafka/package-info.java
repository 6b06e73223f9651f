/// OTLP out of Kafka topics, as the Collector's Kafka exporter writes it, into the same boundary
/// and sink as requests.
///
/// An offset is committed only once the rows of its message are durable, so whatever breaks, a
/// message is read again rather than lost; rows that come again are one row.
@NullMarked
package io.airworthy.adapters.kafka;

import org.jspecify.annotations.NullMarked;
