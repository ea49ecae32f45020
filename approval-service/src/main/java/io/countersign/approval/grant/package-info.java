/**
 * Standing approvals: how long they are in force, which commands they answer for, and how they end.
 * Knows no framework, no Kafka, no HTTP and no database.
 */
@NullMarked
package io.countersign.approval.grant;

import org.jspecify.annotations.NullMarked;
