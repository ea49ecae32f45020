/** Claims in the executor's own PostgreSQL database. */
@NullMarked
package io.countersign.executor.store;

import org.jspecify.annotations.NullMarked;
