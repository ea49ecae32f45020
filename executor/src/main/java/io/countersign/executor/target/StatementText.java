package io.countersign.executor.target;

import io.countersign.contracts.Access;
import io.countersign.contracts.Outcome;
import io.countersign.executor.Work;
import io.countersign.sql.JdbcText;
import io.countersign.sql.Placeholders;
import io.countersign.sql.Returning;
import io.countersign.sql.RowImages;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A command's text as it goes to the database.
 *
 * @param images the write's target and form, if the text also asks for row images
 */
record StatementText(JdbcText text, @Nullable RowImages images) {
  private static final String UNDEFINED_PARAMETER = "42P02";

  /** The command as it is. */
  static Optional<StatementText> plain(Work work) {
    return Placeholders.toJdbc(work.command().sql()).map(text -> new StatementText(text, null));
  }

  /** The command asking for row images too, where that can be done. */
  static Optional<StatementText> withImages(Work work) {
    return work.access() == Access.READER
        ? Optional.empty()
        : Returning.withRowImages(work.command().sql())
            .flatMap(i -> Placeholders.toJdbc(i.sql()).map(text -> new StatementText(text, i)));
  }

  /** How many of the result's columns the command itself asked for. */
  int ownColumns(int columns) {
    if (images == null) {
      return columns;
    }
    return images.ownResults() ? columns - 2 : 0;
  }

  /** What is wrong with the number of bind values, if anything. */
  static Optional<Outcome.Failed> mismatch(Work work) {
    int values = work.command().parameters().size();
    int highest = Placeholders.highestPlaceholder(work.command().sql());
    return highest == values
        ? Optional.empty()
        : Optional.of(
            new Outcome.Failed(
                UNDEFINED_PARAMETER,
                "The statement uses parameters up to $%d, but the command gives %d."
                    .formatted(highest, values)));
  }
}
