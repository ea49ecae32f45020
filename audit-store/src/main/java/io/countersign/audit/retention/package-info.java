/** How long records are kept, what is held nevertheless, and how they are disposed of. */
@NullMarked
package io.countersign.audit.retention;

import org.jspecify.annotations.NullMarked;
