/** Looks at behaviour, again and again, and tells what is found by events and metrics. */
@NullMarked
package io.countersign.audit.watch;

import org.jspecify.annotations.NullMarked;
