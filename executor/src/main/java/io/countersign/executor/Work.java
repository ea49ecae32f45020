package io.countersign.executor;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovedImpact;
import io.countersign.contracts.Classification;
import io.countersign.contracts.Command;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Obligations;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What to run, and what is known about it.
 *
 * @param facts of the command's single statement
 * @param access the role to run it with
 * @param obligations what binds the run beyond this executor's own limits
 * @param impact what those who approved it knew of its effect; absent where nothing was measured
 * @param exactRows how many rows it must change, no more and no fewer; absent unless it undoes
 *     another command
 * @param held the text of the query that the facts are of, where the command only uses one that its
 *     session holds
 */
public record Work(
    Command command,
    Facts facts,
    Access access,
    DataSource dataSource,
    Obligations obligations,
    @Nullable ApprovedImpact impact,
    @Nullable Long exactRows,
    @Nullable String held) {
  /** Of a command that uses nothing that a session holds. */
  public Work(
      Command command,
      Facts facts,
      Access access,
      DataSource dataSource,
      Obligations obligations,
      @Nullable ApprovedImpact impact,
      @Nullable Long exactRows) {
    this(command, facts, access, dataSource, obligations, impact, exactRows, null);
  }

  /** Of a command that undoes nothing. */
  public Work(
      Command command,
      Facts facts,
      Access access,
      DataSource dataSource,
      Obligations obligations,
      @Nullable ApprovedImpact impact) {
    this(command, facts, access, dataSource, obligations, impact, null);
  }

  /** The same work, once more is known about it. */
  public Work knowing(Facts more) {
    return new Work(command, more, access, dataSource, obligations, impact, exactRows, held);
  }

  /** The same work, once more is known about its data source. */
  public Work on(DataSource known) {
    return new Work(command, facts, access, known, obligations, impact, exactRows, held);
  }

  /** The same work with the role that only reads, which changes nothing. */
  public Work reading() {
    return new Work(command, facts, Access.READER, dataSource, obligations, null, null, held);
  }

  /** The same work, once more is known of the columns. */
  public Work alsoClassifying(Collection<Classification> columns) {
    return on(dataSource.alsoClassifying(columns));
  }

  /** The same work with the values that only the executor knows. */
  Work running(Command opened, @Nullable Long rows) {
    return new Work(opened, facts, access, dataSource, obligations, impact, rows, held);
  }

  /** The text that the facts are of. */
  public String query() {
    return held == null ? command.sql() : held;
  }

  /** How many rows it may change. */
  public ChangeBounds changeBounds() {
    return new ChangeBounds(obligations.maximumChangedRows(), impact, exactRows);
  }
}
