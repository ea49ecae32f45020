package io.countersign.executor.mysql;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.executor.Work;
import io.countersign.sql.JdbcText;
import io.countersign.sql.Placeholders;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A command's text as it goes to the server. The driver sends it as it is, but for what it takes
 * for JDBC escapes, and for one comment that makes it prepare statements by itself.
 */
final class MysqlText {
  private static final String DRIVERS_OWN = "/*client prepare*/";

  private static final String UNFAITHFUL =
      "The database driver would send another text than the one that was approved. Write quotes"
          + " within strings doubled, and leave out comments that are run and JDBC escapes such as"
          + " {fn …}.";

  private MysqlText() {}

  /** Why the command cannot be sent, if anything is in the way. */
  static Optional<Outcome> obstacle(Work work) {
    return objection(work)
        .map(why -> new Outcome.Refused(RefusalReason.UNSUPPORTED_STATEMENT, why));
  }

  /** The same in words. */
  static Optional<String> objection(Work work) {
    Optional<JdbcText> text = Placeholders.toJdbc(Dialect.MYSQL, work.command().sql());
    if (text.isEmpty() || text.get().text().startsWith(DRIVERS_OWN)) {
      return Optional.of(UNFAITHFUL);
    }
    int values = work.command().parameters().size();
    int highest = text.get().highestPlaceholder();
    return highest == values
        ? Optional.empty()
        : Optional.of(
            "The statement uses parameters up to $%d, but the command gives %d."
                .formatted(highest, values));
  }

  /**
   * @throws SQLException if something else would reach the server
   */
  static JdbcText of(String sql, Connection connection) throws SQLException {
    JdbcText text =
        Placeholders.toJdbc(Dialect.MYSQL, sql)
            .filter(t -> !t.text().startsWith(DRIVERS_OWN))
            .orElseThrow(MysqlText::unfaithful);
    if (!connection.nativeSQL(text.text()).equals(text.text())) {
      throw unfaithful();
    }
    return text;
  }

  private static SQLException unfaithful() {
    return new SQLException(UNFAITHFUL, MysqlErrors.UNFAITHFUL);
  }
}
