package io.countersign.sql;

import io.countersign.contracts.TableName;

/**
 * A write that also answers with what it did to each row.
 *
 * @param sql the statement; the last columns of its result are the row before and the row after as
 *     JSON, NULL where there was or is none, and where it was asked for, both once more in the
 *     database's text form of a row (PostgreSQL manual 8.16.6), empty where there was or is none
 * @param target the table whose rows it changes
 * @param ownResults whether the statement asked for results itself; they precede the images
 * @param columns how many columns the images take, 2 or 4
 */
public record RowImages(String sql, TableName target, boolean ownResults, int columns) {}
