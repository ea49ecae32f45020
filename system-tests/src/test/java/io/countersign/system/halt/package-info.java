/** Ends a JVM at a chosen place of its code, as a power cut would. */
@NullMarked
package io.countersign.system.halt;

import org.jspecify.annotations.NullMarked;
