/** The command line: {@code countersign up}, {@code demo}, {@code down}. */
@NullMarked
package io.countersign.cli;

import org.jspecify.annotations.NullMarked;
