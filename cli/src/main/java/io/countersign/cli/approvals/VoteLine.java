package io.countersign.cli.approvals;

import static io.countersign.cli.approvals.Page.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A vote in a line. */
final class VoteLine {
  private VoteLine() {}

  /** Such as {@code rob approves for rita: at most 5 rows}. */
  static String of(JsonNode vote) {
    String absent = text(vote, "onBehalfOf");
    String conditions = conditions(vote.path("conditions"));
    String grant = terms(vote.path("grant"));
    return text(vote, "voter")
        + (text(vote, "verdict").equals("approve") ? " approves" : " rejects")
        + (absent.isEmpty() ? "" : " for " + absent)
        + (conditions.isEmpty() ? "" : ", " + conditions)
        + (grant.isEmpty() ? "" : ", and ahead " + grant);
  }

  /** Such as {@code at most 5 rows, not before …}; empty for none. */
  static String conditions(JsonNode conditions) {
    List<String> parts = new ArrayList<>();
    add(parts, "at most %s rows", text(conditions, "maximumRows"));
    add(parts, "not before %s", text(conditions, "notBefore"));
    add(parts, "not after %s", text(conditions, "notAfter"));
    return String.join(", ", parts);
  }

  /** What a grant gives; empty for none. */
  static String terms(JsonNode terms) {
    return terms.isObject()
        ? "%s uses of %s rows each, until %s"
            .formatted(text(terms, "uses"), text(terms, "maximumRows"), text(terms, "until"))
        : "";
  }

  private static void add(List<String> parts, String form, String value) {
    if (!value.isEmpty()) {
      parts.add(form.formatted(value));
    }
  }
}
