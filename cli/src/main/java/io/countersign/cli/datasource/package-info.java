/** {@code countersign datasource}: the roles that the executor uses at a target. */
@NullMarked
package io.countersign.cli.datasource;

import org.jspecify.annotations.NullMarked;
