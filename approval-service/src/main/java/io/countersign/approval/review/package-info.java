/**
 * Commands that ran before anybody had approved them, and the reviews that are owed for it. Knows
 * no framework, no Kafka, no HTTP and no database.
 */
@NullMarked
package io.countersign.approval.review;

import org.jspecify.annotations.NullMarked;
