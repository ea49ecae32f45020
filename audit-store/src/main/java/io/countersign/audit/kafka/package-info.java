/** Reads every topic from where the store says, and brings what it reads to the store. */
@NullMarked
package io.countersign.audit.kafka;

import org.jspecify.annotations.NullMarked;
