/** What running commands over JDBC takes whatever the database is. */
@NullMarked
package io.countersign.executor.target;

import org.jspecify.annotations.NullMarked;
