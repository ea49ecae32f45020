/**
 * The messaging edge that every service shares: its publisher, and what is done with records that
 * cannot be read.
 */
@NullMarked
package io.countersign.platform.kafka;

import org.jspecify.annotations.NullMarked;
