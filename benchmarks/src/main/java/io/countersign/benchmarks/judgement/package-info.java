/** What judging costs: facts and decision, beside a bare parse of the same text. */
@NullMarked
package io.countersign.benchmarks.judgement;

import org.jspecify.annotations.NullMarked;
