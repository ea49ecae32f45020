package io.countersign.cli.approvals;

import static io.countersign.cli.approvals.Page.each;
import static io.countersign.cli.approvals.Page.joined;
import static io.countersign.cli.approvals.Page.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** What a command would do, as far as it was measured: rows before and after, masked. */
final class ImpactPart {
  private ImpactPart() {}

  static void add(Page page, JsonNode impact) {
    page.title("Impact");
    if (!impact.isObject()) {
      page.line("  not measured");
      return;
    }
    String problem = text(impact, "problem");
    if (!problem.isEmpty()) {
      page.line(page.style().warning("  could not be measured: " + Visible.line(problem)));
    }
    page.fact("Measured", text(impact, "measuredAt") + " by " + text(impact, "method"));
    page.fact("Changes", rows(impact, "changedRows", "", problem));
    page.fact("Planned", rows(impact, "estimatedRows", "about ", ""));
    page.fact("Touches", joined(impact.path("plannedTables"), ", "));
    if (!impact.path("confirmsFacts").asBoolean()) {
      page.line(page.style().warning("  the plan does not confirm what the statement seems to do"));
    }
    int number = 1;
    for (JsonNode row : each(impact.path("sample"))) {
      page.line(page.style().aside("  row " + number++ + " of the sample"));
      row(page, row);
    }
  }

  private static String rows(JsonNode impact, String field, String about, String problem) {
    String rows = text(impact, field);
    return rows.isEmpty() || !problem.isEmpty() ? "" : about + Rough.counted(rows, "row");
  }

  private static void row(Page page, JsonNode row) {
    SequencedMap<String, JsonNode[]> columns = columns(row);
    String same = "";
    for (Map.Entry<String, JsonNode[]> column : columns.entrySet()) {
      JsonNode before = column.getValue()[0];
      JsonNode after = column.getValue()[1];
      if (before.equals(after)) {
        same += "  " + shown(column.getKey(), before);
      }
    }
    if (!same.isEmpty()) {
      page.line("    " + page.style().aside(same.strip()));
    }
    columns.forEach((name, values) -> {
      if (!values[0].equals(values[1])) {
        change(page, name, values[0], values[1]);
      }
    });
  }

  private static void change(Page page, String name, JsonNode before, JsonNode after) {
    if (!before.isMissingNode()) {
      page.line("  " + page.style().removed("- " + shown(name, before)));
    }
    if (!after.isMissingNode()) {
      page.line("  " + page.style().added("+ " + shown(name, after)));
    }
  }

  /** Each column with its value before and after; what is missing was not there. */
  private static SequencedMap<String, JsonNode[]> columns(JsonNode row) {
    SequencedMap<String, JsonNode[]> columns = new LinkedHashMap<>();
    for (String side : new String[] {"before", "after"}) {
      row.path(side)
          .fieldNames()
          .forEachRemaining(name ->
              columns.put(
                  name,
                  new JsonNode[] {row.path("before").path(name), row.path("after").path(name)}));
    }
    return columns;
  }

  private static String shown(String column, JsonNode value) {
    return Visible.line(column)
        + ": "
        + Visible.line(value.isTextual() ? value.asText() : value.toString());
  }
}
