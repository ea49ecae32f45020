/** {@code countersign sql}: what SQL would do, for policy authors and for whoever checks us. */
@NullMarked
package io.countersign.cli.sql;

import org.jspecify.annotations.NullMarked;
