/** Runs a rebuild of the store beside the service's other work. */
@NullMarked
package io.countersign.audit.rebuild;

import org.jspecify.annotations.NullMarked;
