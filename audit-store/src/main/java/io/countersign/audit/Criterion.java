package io.countersign.audit;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;

/** One condition that a command has to meet. */
public sealed interface Criterion {
  /**
   * Who submitted it. Of events it is also who did what the event tells, such as a voter.
   *
   * @param nameOrSubject of the principal
   */
  record Submitter(String nameOrSubject) implements Criterion {}

  /** The same, of an agent. */
  record Agent(String nameOrSubject) implements Criterion {}

  /** For whom the agent acts that submitted it. */
  record Owner(String subject) implements Criterion {}

  record InSession(SessionId session) implements Criterion {}

  record OnDataSource(String dataSource) implements Criterion {}

  record InEnvironment(String environment) implements Criterion {}

  /** It reads or writes the table; without a schema it is a table of that name in any schema. */
  record UsesTable(TableName table) implements Criterion {}

  /**
   * It mentions the column, or all columns of its table.
   *
   * @param column without a table it is a column of that name in any table, and a mention of all
   *     columns does not count
   */
  record UsesColumn(ColumnName column) implements Criterion {}

  /** There is a statement of the kind in it. */
  record OfKind(StatementKind kind) implements Criterion {}

  /** The policy's condition held. */
  record MatchesPolicy(String policy) implements Criterion {}

  record Decided(String decision) implements Criterion {}

  /** Where the question to people stands. */
  record Asked(ApprovalState approval) implements Criterion {}

  /**
   * A person who had a say in it: approved, rejected, ran it before anybody approved, or reviewed
   * that.
   *
   * @param person the person, or the name or subject of an account
   */
  record DecidedBy(String person) implements Criterion {}

  /** It used the grant, or the grant was issued upon it. */
  record UnderGrant(String grant) implements Criterion {}

  record Ended(String outcome) implements Criterion {}

  /** It returned or changed so many rows. */
  record Rows(long atLeast) implements Criterion {}

  /**
   * Its result held values of the category.
   *
   * @param unmasked whether they were shown as they are; otherwise they were, or were masked
   */
  record Shows(String category, boolean unmasked) implements Criterion {}

  /** Words of its statement or justification, as a web search takes them. */
  record Says(String words) implements Criterion {}
}
