package io.countersign.audit.store;

import io.countersign.audit.Closing;
import io.countersign.audit.Page;
import io.countersign.audit.TrailSettings;
import io.countersign.audit.behaviour.Detection;
import io.countersign.audit.behaviour.Finding;
import io.countersign.audit.behaviour.FindingFilter;
import io.countersign.audit.behaviour.FindingKind;
import io.countersign.audit.behaviour.Findings;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes and keeps findings in PostgreSQL. */
public final class PostgresFindings implements Findings {
  private static final String FROM =
      "SELECT %s FROM finding f LEFT JOIN finding_closing c USING (finding_id) "
          .formatted(FindingRows.NAMES);
  private static final String PAGE =
      FROM
          + """
          WHERE (?::boolean IS NULL OR (c.finding_id IS NULL) = ?::boolean) AND (?::text IS NULL OR kind = ?)
            AND (?::text IS NULL OR principal_subject = ? OR principal_name = ?)
            AND finding_id < ? ORDER BY finding_id DESC LIMIT ?\
          """;
  private static final String OPEN =
      """
      SELECT kind, count(*) AS findings FROM finding f
      WHERE NOT EXISTS (SELECT FROM finding_closing c WHERE c.finding_id = f.finding_id) GROUP BY kind\
      """;

  private final Database database;
  private final Query query;
  private final ClosingRows closings;
  private final BehaviourLook look = new BehaviourLook();

  public PostgresFindings(DataSource dataSource, TrailSettings settings) {
    this.database = new Database(dataSource);
    this.query = new Query(database, settings.queryTimeout());
    this.closings = new ClosingRows(database, "finding");
  }

  @Override
  public boolean look(Detection detection, Instant now) {
    return database.inTransaction(connection -> look.at(connection, detection, now));
  }

  @Override
  public List<Finding> untold() {
    return query.list(FROM + "WHERE NOT told ORDER BY finding_id", _ -> {}, FindingRows::read);
  }

  @Override
  public void told(long id) {
    database.inTransaction(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement("UPDATE finding SET told = true WHERE finding_id = ?")) {
        new Binder(connection, statement).number(id);
        return statement.executeUpdate();
      }
    });
  }

  @Override
  public Optional<Finding> finding(long id) {
    return query
        .list(FROM + "WHERE finding_id = ?", binder -> binder.number(id), FindingRows::read)
        .stream()
        .findFirst();
  }

  @Override
  public Page<Finding, Long> findings(FindingFilter filter, @Nullable Long before, int limit) {
    String open = filter.open() == null ? null : filter.open().toString();
    String kind = filter.kind() == null ? null : filter.kind().toString();
    List<Finding> found =
        query.list(
            PAGE,
            binder -> {
              binder.text(open);
              binder.text(open);
              binder.text(kind);
              binder.text(kind);
              binder.text(filter.principal());
              binder.text(filter.principal());
              binder.text(filter.principal());
              binder.number(before == null ? Long.MAX_VALUE : before);
              binder.number(limit + 1L);
            },
            FindingRows::read);
    return Pages.of(found, limit, Finding::id);
  }

  @Override
  public boolean close(long id, Closing closing, Runnable record) {
    return closings.close(id, closing, record);
  }

  @Override
  public Map<FindingKind, Long> open() {
    Map<FindingKind, Long> open = new EnumMap<>(FindingKind.class);
    query.list(
        OPEN,
        _ -> {},
        row -> open.put(FindingKind.parse(row.getString("kind")), row.getLong("findings")));
    return open;
  }
}
