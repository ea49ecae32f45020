/**
 * Sessions: what outlives a command at a target, such as a transaction, a cursor or a temporary
 * table. A core package: it knows neither Kafka nor JDBC.
 */
@NullMarked
package io.countersign.executor.session;

import org.jspecify.annotations.NullMarked;
