/** Looks for what is missing, again and again, and tells it by events and metrics. */
@NullMarked
package io.countersign.audit.completeness;

import org.jspecify.annotations.NullMarked;
