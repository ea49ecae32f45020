/**
 * Masks every value before it leaves the process: by declared classification first, by what the
 * value itself looks like second. Pure functions; time grows in proportion to the text.
 *
 * <p>The detectors find what is written in a usual way. They are the second line: who may compute
 * with a value can rewrite it until no detector knows it, so declare what is sensitive.
 */
@NullMarked
package io.countersign.executor.masking;

import org.jspecify.annotations.NullMarked;
