package io.countersign.audit.report;

import io.countersign.audit.CommandSummary;
import io.countersign.contracts.CommandId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command in one line.
 *
 * @param owner subject of the person whose agent submitted it
 * @param statement its beginning
 */
public record CommandLine(
    CommandId commandId,
    Instant time,
    @Nullable String principal,
    @Nullable String owner,
    @Nullable String dataSource,
    @Nullable String environment,
    List<String> kinds,
    List<String> tables,
    @Nullable String decision,
    @Nullable String approval,
    @Nullable String outcome,
    @Nullable Long rowsChanged,
    @Nullable String statement) {
  private static final int STATEMENT_SHOWN = 200;

  static CommandLine of(CommandSummary command) {
    CommandSummary.Submitter principal = command.principal();
    return new CommandLine(
        command.commandId(),
        command.time(),
        principal == null ? null : principal.name(),
        principal == null ? null : principal.owner(),
        command.dataSource(),
        command.environment(),
        command.kinds(),
        command.tables(),
        command.decision(),
        command.approval(),
        command.outcome(),
        command.rowsChanged(),
        shortened(command.sql()));
  }

  private static @Nullable String shortened(@Nullable String sql) {
    return sql == null || sql.length() <= STATEMENT_SHOWN
        ? sql
        : sql.substring(0, sql.offsetByCodePoints(0, sql.codePointCount(0, STATEMENT_SHOWN))) + "…";
  }
}
