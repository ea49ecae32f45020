/** From recorded commands to recorded decisions. */
@NullMarked
package io.countersign.evaluator.kafka;

import org.jspecify.annotations.NullMarked;
