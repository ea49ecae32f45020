/**
 * What asking people costs: an inbox with many open requests, and closing those that nobody
 * answered.
 */
@NullMarked
package io.countersign.benchmarks.approval;

import org.jspecify.annotations.NullMarked;
