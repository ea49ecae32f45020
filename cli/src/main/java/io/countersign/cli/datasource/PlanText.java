package io.countersign.cli.datasource;

import io.countersign.platform.role.RolePlan;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as SQL that could be given to a client of the database. */
final class PlanText {
  private PlanText() {}

  static String of(RolePlan plan, boolean everybody) {
    StringBuilder text = new StringBuilder(lines(plan.statements(), ""));
    if (!plan.forEverybody().isEmpty()) {
      text.append(
          everybody
              ? "\n-- What everybody may do here, and so the reader could. It is taken from every role:\n"
              : "\n-- What everybody may do here, and so the reader can. Taking it away concerns every other"
                  + "\n-- role too, so it is not run without --revoke-public:\n");
      text.append(lines(plan.forEverybody(), everybody ? "" : "-- "));
      text.append(lines(plan.afterwards(), everybody ? "" : "-- "));
    }
    return text + "\n-- Then each role gets a new password, which only its file shows.";
  }

  private static String lines(List<String> statements, String before) {
    return statements.stream().map(s -> before + s + ";\n").collect(Collectors.joining());
  }
}
