/** What the content detectors cost on text in which there is nothing, or little, to find. */
@NullMarked
package io.countersign.benchmarks.masking;

import org.jspecify.annotations.NullMarked;
