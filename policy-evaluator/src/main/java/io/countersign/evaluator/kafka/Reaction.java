package io.countersign.evaluator.kafka;

import io.countersign.contracts.event.CommandDecided;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.Publication;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A decision on its way.
 *
 * @param cause the record that it answers
 */
record Reaction(
    ConsumerRecord<String, byte[]> cause,
    CommandDecided decided,
    PreparedEvent event,
    Publication publication) {}
