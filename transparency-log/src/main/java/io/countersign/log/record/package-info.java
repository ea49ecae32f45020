/**
 * What Countersign's log is about: records of Kafka, and the leaf that stands for one. A leaf tells
 * where a record stood and what it was, and holds none of its content.
 */
@NullMarked
package io.countersign.log.record;

import org.jspecify.annotations.NullMarked;
