/** An archive of Apache Parquet files in a folder, for DuckDB, Spark, Iceberg and the like. */
@NullMarked
package io.countersign.audit.archive.parquet;

import org.jspecify.annotations.NullMarked;
