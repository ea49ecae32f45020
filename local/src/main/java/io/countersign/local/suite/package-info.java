/**
 * The whole suite on one machine: embedded parts, the services as child processes, and what they
 * are told.
 */
@NullMarked
package io.countersign.local.suite;

import org.jspecify.annotations.NullMarked;
