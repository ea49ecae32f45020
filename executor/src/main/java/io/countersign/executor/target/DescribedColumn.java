package io.countersign.executor.target;

import io.countersign.executor.ColumnOrigin;

/**
 * A column as the database describes it.
 *
 * @param type PostgreSQL's internal name, such as {@code int4}
 */
record DescribedColumn(String name, String type, ColumnOrigin origin) {}
