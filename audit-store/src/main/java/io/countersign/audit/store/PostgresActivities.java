package io.countersign.audit.store;

import io.countersign.audit.CommandSummary.Submitter;
import io.countersign.audit.TrailSettings;
import io.countersign.audit.behaviour.Activities;
import io.countersign.audit.behaviour.Slice;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Asks the table {@code command} who did how much of what. */
public final class PostgresActivities implements Activities {
  private static final String PRINCIPAL =
      "principal_subject, max(principal_name) AS principal_name, max(principal_kind) AS principal_kind,"
          + " max(principal_owner) AS principal_owner";
  private static final String NAMED =
      "SELECT "
          + PRINCIPAL
          + """
           FROM command WHERE principal_terms @> ? AND (principal_subject = ? OR principal_name = ?)
          GROUP BY principal_subject ORDER BY principal_subject\
          """;
  private static final String ACTIVE =
      "SELECT "
          + PRINCIPAL
          + """
           FROM command WHERE happened_at >= ? AND happened_at < ? AND principal_subject IS NOT NULL
          GROUP BY principal_subject ORDER BY count(*) DESC, principal_subject LIMIT ?\
          """;

  /** An hour and all that its commands have in common. */
  private static final String SLICES =
      "SELECT principal_subject, "
          + ActivityColumns.OF_SLICE
          + """
           FROM command WHERE principal_terms && ? AND principal_subject = ANY (?) AND happened_at >= ? AND happened_at < ?
          GROUP BY principal_subject, hour, data_source, tables, kinds, decision, approval, outcome,
            masked_categories, shown_categories\
          """;

  private final Query query;

  public PostgresActivities(DataSource dataSource, TrailSettings settings) {
    this.query = new Query(new Database(dataSource), settings.queryTimeout());
  }

  @Override
  public List<Submitter> named(String nameOrSubject) {
    return query.list(
        NAMED,
        binder -> {
          binder.texts(Stream.of(SearchTerms.term(nameOrSubject)));
          binder.text(nameOrSubject);
          binder.text(nameOrSubject);
        },
        ActivityColumns::submitter);
  }

  @Override
  public List<Submitter> active(Instant from, Instant to, int limit) {
    return query.list(
        ACTIVE,
        binder -> {
          binder.time(from);
          binder.time(to);
          binder.number(limit);
        },
        ActivityColumns::submitter);
  }

  @Override
  public Map<String, List<Slice>> slices(Set<String> subjects, Instant from, Instant to) {
    return bySubject(query.list(SLICES, which(subjects, from, to), OfSubject::read));
  }

  /** The same within a transaction. */
  static List<Slice> slices(Connection connection, String subject, Instant from, Instant to)
      throws SQLException {
    return bySubject(
            Query.list(connection, SLICES, which(Set.of(subject), from, to), OfSubject::read))
        .getOrDefault(subject, List.of());
  }

  private static Query.Binding which(Set<String> subjects, Instant from, Instant to) {
    return binder -> {
      binder.texts(subjects.stream().map(SearchTerms::term));
      binder.texts(subjects.stream());
      binder.time(from);
      binder.time(to);
    };
  }

  private static Map<String, List<Slice>> bySubject(List<OfSubject> slices) {
    return slices.stream()
        .collect(
            Collectors.groupingBy(
                OfSubject::subject, Collectors.mapping(OfSubject::slice, Collectors.toList())));
  }

  private record OfSubject(String subject, Slice slice) {
    static OfSubject read(ResultSet row) throws SQLException {
      return new OfSubject(row.getString("principal_subject"), ActivityColumns.slice(row));
    }
  }
}
