package io.countersign.executor.target;

import io.countersign.contracts.Access;
import io.countersign.platform.role.Finding;
import io.countersign.platform.role.RoleCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Knows what the two roles of a data source could do too much. */
final class RoleGuard {
  private static final Logger LOG = Logger.getLogger(RoleGuard.class);

  private final String dataSource;
  private final DatabaseTarget target;
  private final RoleCheckPolicy policy;
  private volatile @Nullable Findings known;

  /** Of both roles. */
  private record Findings(List<Finding> reader, List<Finding> writer) {
    List<Finding> of(Access access) {
      return access == Access.READER ? reader : writer;
    }
  }

  RoleGuard(String dataSource, DatabaseTarget target, RoleCheckPolicy policy) {
    this.dataSource = dataSource;
    this.target = target;
    this.policy = policy;
  }

  /** What there is against running anything. */
  Optional<String> objection() {
    if (policy == RoleCheckPolicy.WARN) {
      return Optional.empty();
    }
    if (known == null) {
      look();
    }
    Findings findings = known;
    if (findings == null) {
      return Optional.of(
          "What the roles of the data source '%s' may do could not be looked at, so nothing is run"
                  .formatted(dataSource)
              + " there. Try again later.");
    }
    boolean wall = findings.reader().stream().noneMatch(f -> f.danger().breaksTheWall());
    return wall
        ? Optional.empty()
        : Optional.of(
            "The reader's role of the data source '%s' could change something, so nothing is run"
                    .formatted(dataSource)
                + " there. Its operator finds what to revoke with 'countersign datasource check'.");
  }

  /** How much was found of a role; absent while nobody could look. */
  Optional<Integer> count(Access access) {
    return Optional.ofNullable(known).map(k -> k.of(access).size());
  }

  /** Looks again; what was known stays known if the database does not answer. */
  void look() {
    try {
      Findings findings = new Findings(findings(Access.READER), findings(Access.WRITER));
      if (!findings.equals(known)) {
        log(Access.READER, findings.reader());
        log(Access.WRITER, findings.writer());
      }
      known = findings;
    } catch (SQLException e) {
      LOG.warnf(
          "The roles of the data source '%s' could not be checked (SQLSTATE %s)",
          dataSource, e.getSQLState());
    }
  }

  private List<Finding> findings(Access access) throws SQLException {
    try (Connection connection = target.connect(access)) {
      return RoleCheck.of(connection, access);
    }
  }

  private void log(Access access, List<Finding> findings) {
    for (Finding finding : findings) {
      LOG.warnf(
          "The %s of the data source '%s' %s. To take that away: %s",
          access.name().toLowerCase(Locale.ROOT), dataSource, finding.what(), finding.remedy());
    }
  }
}
