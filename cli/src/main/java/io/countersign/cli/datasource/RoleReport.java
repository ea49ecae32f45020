package io.countersign.cli.datasource;

import io.countersign.cli.approvals.Terminal;
import io.countersign.contracts.Access;
import io.countersign.platform.role.Finding;
import io.countersign.platform.role.RoleCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What both roles of a data source could still do, as each of them finds when it connects. */
record RoleReport(Terminal terminal, RoleFiles files) {
  /** Whether nothing was found. */
  boolean print() {
    boolean clean = true;
    for (Access access : Access.values()) {
      List<Finding> findings = findings(access);
      print(files.username(access), access, findings);
      clean &= findings.isEmpty();
    }
    return clean;
  }

  private void print(String role, Access access, List<Finding> findings) {
    String name = role + ", the " + (access == Access.READER ? "reader" : "writer");
    if (findings.isEmpty()) {
      terminal.print(name + ": has the rights that it needs, and no more that were looked for");
      return;
    }
    terminal.print(terminal.style().warning(name + ": " + findings.size() + " too many"));
    findings.forEach(this::print);
  }

  private void print(Finding finding) {
    terminal.print("  " + finding.what());
    terminal.print(terminal.style().aside("    " + finding.remedy() + ";"));
  }

  private List<Finding> findings(Access access) {
    String role = files.username(access);
    try (Connection connection = Databases.connect(files.jdbcUrl(), role, files.password(access))) {
      return RoleCheck.of(connection, access);
    } catch (SQLException e) {
      throw Databases.failed("looking at what " + role + " may do", e);
    }
  }
}
