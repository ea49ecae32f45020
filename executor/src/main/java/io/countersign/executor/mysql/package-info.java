/** Runs commands on MySQL and MariaDB, with MariaDB's driver. */
@NullMarked
package io.countersign.executor.mysql;

import org.jspecify.annotations.NullMarked;
