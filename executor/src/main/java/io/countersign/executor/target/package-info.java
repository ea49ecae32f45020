/** Runs commands on PostgreSQL over JDBC. */
@NullMarked
package io.countersign.executor.target;

import org.jspecify.annotations.NullMarked;
