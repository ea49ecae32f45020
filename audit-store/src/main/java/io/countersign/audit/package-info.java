/**
 * The core of the audit store: what a stored record is, how events become the picture of a command,
 * and in which order a command's events are told.
 */
@NullMarked
package io.countersign.audit;

import org.jspecify.annotations.NullMarked;
