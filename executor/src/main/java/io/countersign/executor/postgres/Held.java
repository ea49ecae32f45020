package io.countersign.executor.postgres;

import io.countersign.contracts.Access;
import io.countersign.contracts.Command;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Obligations;
import io.countersign.executor.Lineage;
import io.countersign.executor.Work;
import io.countersign.sql.SqlAnalyzer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query that a session keeps for later, as a cursor or a prepared statement.
 *
 * @param work of the command that left it, and the facts of the query itself
 * @param identity by which the server tells it from others of the same name
 * @param returned how many of its rows have been sent
 */
record Held(Work work, String identity, long returned) {
  /** The work of a query within another statement; it can only read. */
  static Work query(Work outer, String query) {
    Command command = outer.command();
    Facts facts = SqlAnalyzer.analyze(outer.dataSource().dialect(), query);
    return new Work(
        new Command(
            command.id(),
            command.sessionId(),
            command.dataSource(),
            query,
            command.parameters(),
            command.principal(),
            command.origin(),
            command.justification(),
            command.submittedAt()),
        facts,
        Access.READER,
        outer.dataSource(),
        outer.obligations(),
        null);
  }

  /**
   * Whether it may be asked for rows when the locks are gone that keep views and partitions as they
   * are: not if it takes the catalogue to tell what it shows.
   */
  static boolean mayOutliveItsTransaction(Work query, Connection connection) throws SQLException {
    return !Provenance.of(query, Lineage.relations(query.facts()), connection).isByCatalogue();
  }

  /** A command that uses it: bound by what binds either, and judged as the query itself. */
  Work usedBy(Work user) {
    return new Work(
        user.command(),
        work.facts(),
        Access.READER,
        user.dataSource().alsoClassifying(work.dataSource().found()),
        narrower(user.obligations()),
        null,
        null,
        work.command().sql());
  }

  Held having(long more) {
    return new Held(work, identity, returned + more);
  }

  private Obligations narrower(Obligations other) {
    Obligations own = work.obligations();
    Long left = own.maximumRows() == null ? null : Math.max(0, own.maximumRows() - returned);
    Integer group = largest(own.minimumGroup(), other.minimumGroup());
    return new Obligations(
        least(left, other.maximumRows()),
        null,
        least(own.timeout(), other.timeout()),
        common(own.unmask(), other.unmask()),
        group == null ? Set.of() : common(own.statistics(), other.statistics()),
        group);
  }

  private static Set<String> common(Set<String> a, Set<String> b) {
    Set<String> common = new HashSet<>(a);
    common.retainAll(b);
    return common;
  }

  private static @Nullable Integer largest(@Nullable Integer a, @Nullable Integer b) {
    return a == null || b == null ? (a == null ? b : a) : (Integer) Math.max(a, b);
  }

  private static @Nullable Long least(@Nullable Long a, @Nullable Long b) {
    return a == null || b == null ? (a == null ? b : a) : (Long) Math.min(a, b);
  }

  private static @Nullable Duration least(@Nullable Duration a, @Nullable Duration b) {
    return a == null || (b != null && b.compareTo(a) < 0) ? b : a;
  }
}
