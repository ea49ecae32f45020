package io.countersign.audit.print;

import io.countersign.audit.CommandCount;
import io.countersign.audit.report.Access;
import io.countersign.audit.report.Changes;
import io.countersign.audit.report.CommandLine;
import io.countersign.audit.report.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done. */
final class ActivityChapters {
  private static final int DATE_LENGTH = 10;
  private static final long WHOLE = 100;

  private ActivityChapters() {}

  static Chapter access(Access access) {
    return new Chapter(
        "access",
        "Access",
        "Who used which data. Commands count by the time at which they were submitted.",
        List.of(
            new Block.Facts(
                List.of(
                    fact("Commands", access.total().commands()),
                    fact("Rows returned", access.total().rowsReturned()),
                    fact("Rows changed", access.total().rowsChanged()))),
            bars(access.interval(), access.overTime()),
            counts("By principal", "Principal", access.byPrincipal()),
            counts("By data source", "Data source", access.byDataSource()),
            counts("By environment", "Environment", access.byEnvironment()),
            counts("By decision of policy", "Decision", access.byDecision()),
            counts("By outcome", "Outcome", access.byOutcome()),
            TableOf.first("Who was given which categories of data", access.exposures())
                .text("Who", e -> e.name())
                .text("Table", e -> e.table())
                .text("Category", e -> e.category())
                .text("Shown", e -> e.unmasked() ? "as it is" : "masked")
                .number("Commands", e -> e.commands())
                .number("Rows", e -> e.rows())
                .text("First", e -> Words.time(e.first()))
                .text("Last", e -> Words.time(e.last()))
                .alarmingIf(e -> e.unmasked())
                .orElse("Nobody was given data of a known category.")));
  }

  static Chapter changes(Changes changes) {
    return new Chapter(
        "changes",
        "Changes",
        "What commands changed in the databases.",
        List.of(
            counts("By kind of statement", "Kind", changes.byKind()),
            counts("By table", "Table", changes.byTable()),
            TableOf.first("Commands that changed most rows", changes.largest())
                .text("Time", c -> Words.time(c.time()))
                .text("Who", c -> Words.text(c.principal()))
                .text("Where", ActivityChapters::where)
                .text("Tables", c -> Words.list(c.tables()))
                .number("Rows changed", CommandLine::rowsChanged)
                .text("Approval", c -> Words.text(c.approval()))
                .text("Outcome", c -> Words.text(c.outcome()))
                .sentence("Statement", c -> Words.text(c.statement()))
                .text("Command", c -> c.commandId().toString())
                .orElse("No command changed rows.")));
  }

  private static String where(CommandLine command) {
    return Words.text(command.dataSource())
        + (command.environment() == null ? "" : ", " + command.environment());
  }

  static Block counts(String caption, String title, Listing<CommandCount> counts) {
    return TableOf.first(caption, counts)
        .text(title, c -> Words.text(c.value()))
        .number("Commands", CommandCount::commands)
        .number("Rows returned", CommandCount::rowsReturned)
        .number("Rows changed", CommandCount::rowsChanged)
        .orElse(caption + ": none.");
  }

  private static Block bars(String interval, Listing<CommandCount> overTime) {
    long most = overTime.entries().stream().mapToLong(CommandCount::commands).max().orElse(1);
    return overTime.entries().isEmpty()
        ? new Block.Paragraph("There were no commands.")
        : new Block.Bars(
            "Commands by " + interval,
            interval,
            overTime.entries().stream()
                .map(c ->
                    new Block.Bars.Bar(
                        day(c.time()),
                        Words.number(c.commands()),
                        Math.max(1, c.commands() * WHOLE / most)))
                .toList());
  }

  private static String day(@Nullable String time) {
    return time == null || time.length() < DATE_LENGTH ? "–" : time.substring(0, DATE_LENGTH);
  }

  static Block.Facts.Fact fact(String name, long value) {
    return new Block.Facts.Fact(name, Words.number(value), false);
  }

  /** One that should be 0. */
  static Block.Facts.Fact alarm(String name, long value) {
    return new Block.Facts.Fact(name, Words.number(value), value > 0);
  }

  /** The same of a list that may be longer than what is shown of it. */
  static Block.Facts.Fact alarm(String name, Listing<?> listing) {
    int count = listing.entries().size();
    return new Block.Facts.Fact(
        name, Words.number((long) count) + (listing.complete() ? "" : " or more"), count > 0);
  }
}
