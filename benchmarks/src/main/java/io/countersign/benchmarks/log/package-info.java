/** What verifying the transparency log costs. */
@NullMarked
package io.countersign.benchmarks.log;

import org.jspecify.annotations.NullMarked;
