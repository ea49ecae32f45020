/** Runs commands on databases of which nothing is known but that JDBC reaches them. */
@NullMarked
package io.countersign.executor.generic;

import org.jspecify.annotations.NullMarked;
