package io.countersign.platform.role;

import io.countersign.contracts.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of {@code SHOW GRANTS} (MariaDB Server documentation, SHOW GRANTS and GRANT; MySQL
 * reference manual, 15.7.7.22).
 *
 * @param privileges such as {@code SELECT} or {@code UPDATE (a, b)}; a role's name where the line
 *     has no object
 * @param object such as {@code `shop`.*}; empty where a role was granted
 */
record GrantLine(List<String> privileges, String object, String grantee, boolean passedOn) {
  private static final Pattern ON =
      Pattern.compile(
          "GRANT (?<what>.+) ON (?<object>(?:(?:TABLE|FUNCTION|PROCEDURE|PACKAGE|PACKAGE BODY) )?"
              + "(?:\\*|`(?:[^`]|``)*`)\\.(?:\\*|`(?:[^`]|``)*`)) TO (?<who>.+?)(?<rest> (?:IDENTIFIED|REQUIRE|WITH) .*)?",
          Pattern.DOTALL);
  private static final Pattern ROLE =
      Pattern.compile(
          "GRANT (?<what>.+) TO (?<who>.+?)(?<rest> WITH ADMIN OPTION)?", Pattern.DOTALL);

  private static final Set<String> READING = Set.of("USAGE", "SELECT", "SHOW VIEW");
  private static final Set<String> WRITING =
      Set.of("INSERT", "UPDATE", "DELETE", "CREATE TEMPORARY TABLES");
  private static final Set<String> OUTSIDE = Set.of("FILE", "FEDERATED ADMIN");
  private static final Set<String> SEEING =
      Set.of("PROCESS", "SHOW DATABASES", "REPLICATION SLAVE", "REPLICATION CLIENT", "SELECT");
  private static final Set<String> CHANGING =
      Set.of(
          "INSERT",
          "UPDATE",
          "DELETE",
          "DELETE HISTORY",
          "CREATE",
          "DROP",
          "ALTER",
          "INDEX",
          "CREATE VIEW");
  private static final Set<String> DISTURBING =
      Set.of("LOCK TABLES", "RELOAD", "SHUTDOWN", "CREATE TEMPORARY TABLES", "REFERENCES");

  GrantLine {
    privileges = List.copyOf(privileges);
  }

  static GrantLine of(String line) {
    Matcher on = ON.matcher(line);
    if (on.matches()) {
      String rest = on.group("rest") == null ? "" : on.group("rest");
      return new GrantLine(
          split(on.group("what")),
          on.group("object"),
          on.group("who"),
          rest.contains("GRANT OPTION"));
    }
    Matcher role = ROLE.matcher(line);
    return role.matches()
        ? new GrantLine(List.of(role.group("what")), "", role.group("who"), false)
        : new GrantLine(List.of(line), "", "", false);
  }

  /** What it lets a role do that is not for it. */
  Optional<Finding> judge(Access access) {
    if (object.isEmpty()) {
      return granted();
    }
    List<String> tooMany = privileges.stream().filter(p -> isTooMuch(p, access)).toList();
    if (tooMany.isEmpty() && !passedOn) {
      return Optional.empty();
    }
    List<String> revoked = new ArrayList<>(tooMany);
    if (passedOn) {
      revoked.add("GRANT OPTION");
    }
    return Optional.of(
        new Finding(
            passedOn ? Danger.GAINS_RIGHTS : worst(tooMany),
            "may " + String.join(", ", revoked) + " on " + object + remark(),
            "REVOKE %s ON %s FROM %s".formatted(String.join(", ", revoked), object, grantee)));
  }

  /** Of a role, whose rights it can take with SET ROLE. */
  private Optional<Finding> granted() {
    String what = privileges.getFirst();
    return what.startsWith("SET DEFAULT ROLE")
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Danger.GAINS_RIGHTS,
                "is a member of " + what,
                "REVOKE " + what + " FROM " + grantee));
  }

  private boolean isTooMuch(String privilege, Access access) {
    String name = name(privilege);
    boolean everywhere = object.startsWith("*") || object.startsWith("`mysql`");
    boolean fits = READING.contains(name) || (access == Access.WRITER && WRITING.contains(name));
    return !fits || (everywhere && !name.equals("USAGE") && !name.equals("SHOW VIEW"));
  }

  private String remark() {
    return grantee.strip().equalsIgnoreCase("PUBLIC") || grantee.equals("`PUBLIC`")
        ? ", as everybody may"
        : "";
  }

  private static Danger worst(List<String> privileges) {
    List<Danger> dangers = privileges.stream().map(GrantLine::danger).toList();
    return List.of(Danger.values()).stream().filter(dangers::contains).findFirst().orElseThrow();
  }

  private static Danger danger(String privilege) {
    String name = name(privilege);
    if (OUTSIDE.contains(name)) {
      return Danger.REACHES_OUTSIDE;
    }
    if (SEEING.contains(name)) {
      return Danger.READS_MORE;
    }
    if (CHANGING.contains(name)) {
      return Danger.CHANGES_DATA;
    }
    return DISTURBING.contains(name) ? Danger.DISTURBS_OTHERS : Danger.GAINS_RIGHTS;
  }

  private static String name(String privilege) {
    int columns = privilege.indexOf('(');
    return (columns < 0 ? privilege : privilege.substring(0, columns))
        .strip()
        .toUpperCase(Locale.ROOT);
  }

  /** By the commas outside of parentheses, which hold columns. */
  private static List<String> split(String privileges) {
    return List.of(privileges.split(",\\s*(?![^(]*\\))"));
  }
}
