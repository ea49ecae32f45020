/** From recorded commands to recorded decisions. */
@NullMarked
package io.countersign.policy.kafka;

import org.jspecify.annotations.NullMarked;
