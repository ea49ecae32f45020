package io.countersign.sql;

import io.countersign.contracts.TableName;

/**
 * A write that also answers with what it did to each row.
 *
 * @param sql the statement; the last two columns of its result are the row before and the row
 *     after, as JSON, NULL where there was or is none
 * @param target the table whose rows it changes
 * @param ownResults whether the statement asked for results itself; they precede the two columns
 */
public record RowImages(String sql, TableName target, boolean ownResults) {}
