/** What running and masking cost beside reading the same rows without. */
@NullMarked
package io.countersign.benchmarks.execution;

import org.jspecify.annotations.NullMarked;
