/**
 * Proposes what the columns of a target hold, by their names and by samples. The samples stay in
 * the process; what is told of them is counts.
 */
@NullMarked
package io.countersign.executor.classify;

import org.jspecify.annotations.NullMarked;
