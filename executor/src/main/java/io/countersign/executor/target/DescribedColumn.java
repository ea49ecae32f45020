package io.countersign.executor.target;

import io.countersign.executor.ColumnOrigin;

/**
 * A column as the database describes it.
 *
 * @param type the database's name for it, such as PostgreSQL's {@code int4}
 */
public record DescribedColumn(String name, String type, ColumnOrigin origin) {}
