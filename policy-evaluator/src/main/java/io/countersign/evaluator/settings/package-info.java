/** What the evaluator is told by its configuration, and the beans made of it. */
@NullMarked
package io.countersign.evaluator.settings;

import org.jspecify.annotations.NullMarked;
