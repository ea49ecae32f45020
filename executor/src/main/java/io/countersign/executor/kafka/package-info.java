/** Takes warrants, measurement requests and cancellations from Kafka. */
@NullMarked
package io.countersign.executor.kafka;

import org.jspecify.annotations.NullMarked;
