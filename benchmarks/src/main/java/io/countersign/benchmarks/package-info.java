/** Measurements of the whole path, as ratios to a floor measured in the same run. */
@NullMarked
package io.countersign.benchmarks;

import org.jspecify.annotations.NullMarked;
