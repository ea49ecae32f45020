/** Data of the trail for others, whole and provable. */
@NullMarked
package io.countersign.audit.export;

import org.jspecify.annotations.NullMarked;
