/** Brings the answers to this instance's commands back, by partition ownership. */
@NullMarked
package io.countersign.intake.kafka;

import org.jspecify.annotations.NullMarked;
