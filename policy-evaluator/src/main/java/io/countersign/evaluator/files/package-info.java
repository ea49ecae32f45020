/** The folder of policies, and the watch over it. */
@NullMarked
package io.countersign.evaluator.files;

import org.jspecify.annotations.NullMarked;
