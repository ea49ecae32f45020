/**
 * What people are told, when, and how often: questions in batches, reminders, digests. Knows no
 * framework, no Kafka, no HTTP and no database; each way to tell people is a {@link
 * io.countersign.approval.notice.Channel}.
 */
@NullMarked
package io.countersign.approval.notice;

import org.jspecify.annotations.NullMarked;
