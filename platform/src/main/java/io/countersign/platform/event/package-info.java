/**
 * Events as Kafka records: coding, numbering and publishing them. Knows kafka-clients and Jackson,
 * and no framework.
 */
@NullMarked
package io.countersign.platform.event;

import org.jspecify.annotations.NullMarked;
