/** Disposes of what is due while the service runs, and says where settings come from. */
@NullMarked
package io.countersign.audit.disposal;

import org.jspecify.annotations.NullMarked;
