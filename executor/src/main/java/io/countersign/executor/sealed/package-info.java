/** How the rows that an undo needs are made unreadable to all but this executor. */
@NullMarked
package io.countersign.executor.sealed;

import org.jspecify.annotations.NullMarked;
