/** Puts the core together and gives it its configuration. */
@NullMarked
package io.countersign.intake.wiring;

import org.jspecify.annotations.NullMarked;
