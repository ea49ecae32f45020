/**
 * The door for commands: takes them, records them, and knows what became of them. The edges are in
 * the sub-packages.
 */
@NullMarked
package io.countersign.intake;

import org.jspecify.annotations.NullMarked;
