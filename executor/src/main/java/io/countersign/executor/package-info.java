/**
 * Obeys warrants: verifies and claims each, runs its command once, and tells what became of it. The
 * core knows neither Kafka nor JDBC; both sit behind {@link io.countersign.executor.Claims} and
 * {@link io.countersign.executor.Target}.
 */
@NullMarked
package io.countersign.executor;

import org.jspecify.annotations.NullMarked;
