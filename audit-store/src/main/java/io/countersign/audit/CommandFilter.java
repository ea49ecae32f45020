package io.countersign.audit;

import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which commands to show; absent parts do not restrict.
 *
 * @param principal name or subject of who submitted it
 * @param agent the same, of an agent
 * @param table read or written; without a schema it is a table of that name in any schema
 * @param kind a kind of statement in it
 * @param approval where the question to people stands
 * @param approver a person, or the name or subject of an account, who had a say in it: approved,
 *     rejected, ran it before anybody approved, or reviewed that
 * @param grant the id of a grant that it used, or that was issued upon it
 * @param from the earliest time
 * @param to the first time that is too late
 * @param text words of its statement or justification, as a web search takes them
 */
public record CommandFilter(
    @Nullable String principal,
    @Nullable String agent,
    @Nullable String dataSource,
    @Nullable TableName table,
    @Nullable StatementKind kind,
    @Nullable String decision,
    @Nullable String outcome,
    @Nullable String approval,
    @Nullable String approver,
    @Nullable String grant,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String text) {
  public static final CommandFilter EVERYTHING =
      new CommandFilter(
          null, null, null, null, null, null, null, null, null, null, null, null, null);
}
