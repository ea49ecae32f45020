package io.countersign.executor;

/**
 * A writing transaction at a target, as it can be asked for later.
 *
 * @param id PostgreSQL's 64-bit transaction id, {@code pg_current_xact_id()}
 * @param backend the process at the target that runs it, {@code pg_backend_pid()}
 */
public record TargetTransaction(String id, int backend) {}
