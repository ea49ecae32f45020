package io.countersign.audit;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a command stands, as far as its events have been read. What is absent has not happened, or
 * not been read yet.
 *
 * @param time by which commands are ordered: when the command's id was drawn
 * @param approval the state of the question to people
 * @param outcome how it ended
 * @param categoriesMasked the categories of data of which its result held masked values
 * @param categoriesShown those of which it held values as they are
 */
public record CommandSummary(
    CommandId commandId,
    Instant time,
    @Nullable SessionId sessionId,
    @Nullable Submitter principal,
    @Nullable String dataSource,
    @Nullable String environment,
    @Nullable String sql,
    @Nullable String justification,
    List<String> tables,
    List<String> kinds,
    @Nullable String decision,
    List<String> policies,
    @Nullable String approval,
    @Nullable String outcome,
    @Nullable Long rowsReturned,
    @Nullable Long rowsChanged,
    List<String> categoriesMasked,
    List<String> categoriesShown,
    @Nullable Instant submittedAt,
    @Nullable Instant cancelledAt,
    @Nullable Instant finishedAt) {
  /** Who submitted it. */
  public record Submitter(String subject, String name, String kind, @Nullable String owner) {}

  public CommandSummary {
    tables = List.copyOf(tables);
    kinds = List.copyOf(kinds);
    policies = List.copyOf(policies);
    categoriesMasked = List.copyOf(categoriesMasked);
    categoriesShown = List.copyOf(categoriesShown);
  }
}
