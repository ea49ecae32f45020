package io.countersign.executor;

import io.countersign.contracts.Access;
import io.countersign.contracts.Command;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Facts;

/**
 * What to run, and what is known about it.
 *
 * @param facts of the command's single statement
 * @param access the role to run it with
 */
public record Work(Command command, Facts facts, Access access, DataSource dataSource) {}
