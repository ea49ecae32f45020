/** How long the trail's questions take in a store of many events. */
@NullMarked
package io.countersign.benchmarks.query;

import org.jspecify.annotations.NullMarked;
