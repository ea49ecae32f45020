package io.countersign.executor.postgres;

import io.countersign.contracts.Access;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.TableName;
import io.countersign.executor.Work;
import io.countersign.sql.EarlierReturning;
import io.countersign.sql.GroupSizes;
import io.countersign.sql.JdbcText;
import io.countersign.sql.Placeholders;
import io.countersign.sql.Returning;
import io.countersign.sql.RowImages;
import io.countersign.sql.Summary;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command's text as it goes to the database.
 *
 * @param images the write's target and form, if the text also asks for row images
 * @param groups the summary's table and form, if the text also asks for the sizes of groups
 */
record StatementText(JdbcText text, @Nullable RowImages images, @Nullable GroupSizes groups) {
  private static final String UNDEFINED_PARAMETER = "42P02";

  private static final String UNFAITHFUL =
      "The database driver would send another text than the one that was approved. Write strings"
          + " on one line each and without E'…', leave out JDBC escapes such as {fn …}, and end"
          + " the command with its only semicolon.";

  /** The command as it is; absent if something else would reach the database. */
  static Optional<StatementText> plain(Work work) {
    return of(work.command().sql(), null, null);
  }

  /**
   * The command asking for row images too, where that can be done.
   *
   * @param texts whether also in the database's text form
   */
  static Optional<StatementText> withImages(Work work, boolean texts) {
    return work.access() == Access.READER
        ? Optional.empty()
        : Returning.withRowImages(work.command().sql(), texts).flatMap(i -> of(i.sql(), i, null));
  }

  /**
   * The same for a server that does not tell the rows of an UPDATE as they were.
   *
   * @param texts whether also in the database's text form
   */
  static Optional<StatementText> withRows(Work work, boolean texts) {
    return work.access() == Access.READER
        ? Optional.empty()
        : EarlierReturning.withRows(work.command().sql(), texts).flatMap(i -> of(i.sql(), i, null));
  }

  /** The query of the rows that an UPDATE is about to change, which locks them. */
  static Optional<StatementText> locking(String query) {
    return of(query, null, null);
  }

  /**
   * The command asking for the sizes of its groups too, where policy wants to know them and they
   * can be told: a second reading of the text, by other means, has found nothing but one table
   * either.
   */
  static Optional<StatementText> withGroupSizes(Work work) {
    Facts facts = work.facts();
    return work.access() == Access.READER
            && work.obligations().minimumGroup() != null
            && facts.readOnly()
            && facts.reads().size() == 1
        ? Summary.withGroupSizes(work.command().sql())
            .filter(groups -> groups.table().equals(facts.reads().getFirst()))
            .flatMap(groups -> of(groups.sql(), null, groups))
        : Optional.empty();
  }

  /** The command as an EXPLAIN of itself; absent if something else would reach the database. */
  static Optional<StatementText> explaining(String explain, Work work) {
    return of(explain + work.command().sql(), null, null);
  }

  private static Optional<StatementText> of(
      String sql, @Nullable RowImages images, @Nullable GroupSizes groups) {
    return Placeholders.toJdbc(sql)
        .filter(text -> SentText.isFaithful(sql, text))
        .map(text -> new StatementText(text, images, groups));
  }

  /** The table whose rows the text also asks for. */
  TableName imagesOf() {
    return Objects.requireNonNull(images, "a text without images").target();
  }

  /** The table of whose groups the text also asks the sizes. */
  TableName groupsOf() {
    return Objects.requireNonNull(groups, "a text without groups").table();
  }

  /** How many of the result's columns the command itself asked for. */
  int ownColumns(int columns) {
    if (images == null) {
      return groups == null ? columns : columns - groups.added();
    }
    return images.ownResults() ? columns - images.columns() : 0;
  }

  /** Why the command cannot be sent, if anything is in the way. */
  static Optional<Outcome> obstacle(Work work) {
    return isFaithful(work)
        ? mismatch(work).map(m -> new Outcome.Failed(UNDEFINED_PARAMETER, m))
        : Optional.of(new Outcome.Refused(RefusalReason.UNSUPPORTED_STATEMENT, UNFAITHFUL));
  }

  /** The same in words. */
  static Optional<String> objection(Work work) {
    return isFaithful(work) ? mismatch(work) : Optional.of(UNFAITHFUL);
  }

  private static boolean isFaithful(Work work) {
    return plain(work).isPresent();
  }

  /** What is wrong with the number of bind values, if anything. */
  private static Optional<String> mismatch(Work work) {
    int values = work.command().parameters().size();
    int highest = Placeholders.highestPlaceholder(work.command().sql());
    return highest == values
        ? Optional.empty()
        : Optional.of(
            "The statement uses parameters up to $%d, but the command gives %d."
                .formatted(highest, values));
  }
}
