/** Events that commit together with the change that they tell of, and their way to Kafka. */
@NullMarked
package io.countersign.approval.outbox;

import org.jspecify.annotations.NullMarked;
