/** Reads decisions and cancellations from Kafka, and answers what policy allows. */
@NullMarked
package io.countersign.approval.kafka;

import org.jspecify.annotations.NullMarked;
