/** Runs commands on PostgreSQL. */
@NullMarked
package io.countersign.executor.postgres;

import org.jspecify.annotations.NullMarked;
