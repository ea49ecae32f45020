/** Which policies are in force in a running evaluator. */
@NullMarked
package io.countersign.evaluator;

import org.jspecify.annotations.NullMarked;
