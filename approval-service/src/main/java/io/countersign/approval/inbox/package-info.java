/**
 * What people see of requests: which of them wait for them, what was said about them, and what has
 * changed. Knows no framework, no Kafka, no HTTP and no database.
 */
@NullMarked
package io.countersign.approval.inbox;

import org.jspecify.annotations.NullMarked;
