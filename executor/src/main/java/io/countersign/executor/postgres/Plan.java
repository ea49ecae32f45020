package io.countersign.executor.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.countersign.contracts.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a statement's plan tells (PostgreSQL manual 14.1 and {@code EXPLAIN}).
 *
 * @param rows that the planner expects to be changed, or if none are, to be returned
 * @param cost the planner's total cost
 * @param read the relations that the plan scans
 * @param written the relations that it changes rows of
 * @param writes how many parts of the plan change rows
 * @param isWrite whether the changed rows are what the whole plan gives
 * @param opaque whether a part of it runs elsewhere, so that its relations are not told
 */
record Plan(
    long rows,
    double cost,
    Set<TableName> read,
    Set<TableName> written,
    int writes,
    boolean isWrite,
    boolean opaque) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> ELSEWHERE = Set.of("Foreign Scan", "Custom Scan");

  private static final String TYPE = "Node Type";
  private static final String ROWS = "Plan Rows";
  private static final String RELATION = "Relation Name";
  private static final String WRITE = "ModifyTable";

  /**
   * @param json the answer to {@code EXPLAIN (VERBOSE, FORMAT JSON)}
   */
  static Plan parse(String json) throws SQLException {
    try {
      // One for each query that rules have made of the statement.
      List<JsonNode> plans = JSON.readTree(json).findValues("Plan");
      if (plans.isEmpty()) {
        throw new SQLException("the answer to EXPLAIN holds no plan");
      }
      return of(plans);
    } catch (JsonProcessingException e) {
      // The parser's message quotes the plan, and the plan the values.
      throw new SQLException("the answer to EXPLAIN is not the JSON that was asked for");
    }
  }

  /** All of them, in the order of their names. */
  List<TableName> relations() {
    return Stream.concat(read.stream(), written.stream()).distinct().sorted().toList();
  }

  private static Plan of(List<JsonNode> plans) {
    Set<TableName> read = new TreeSet<>();
    Set<TableName> written = new TreeSet<>();
    List<JsonNode> nodes = plans.stream().flatMap(Plan::nodes).toList();
    nodes.forEach(node -> {
      Set<TableName> into = isWrite(node) ? written : read;
      relation(node, into);
      node.path("Target Tables").forEach(target -> relation(target, into));
    });
    int writes = (int) nodes.stream().filter(Plan::isWrite).count();
    JsonNode first = plans.getFirst();
    return new Plan(
        writes == 0 ? first.path(ROWS).asLong() : nodes.stream().mapToLong(Plan::changedRows).sum(),
        plans.stream().mapToDouble(plan -> plan.path("Total Cost").asDouble()).sum(),
        read,
        written,
        writes,
        plans.size() == 1 && isWrite(first),
        nodes.stream().anyMatch(Plan::isElsewhere));
  }

  private static Stream<JsonNode> nodes(JsonNode node) {
    return Stream.concat(
        Stream.of(node),
        StreamSupport.stream(node.path("Plans").spliterator(), false).flatMap(Plan::nodes));
  }

  private static void relation(JsonNode node, Set<TableName> into) {
    if (node.hasNonNull(RELATION)) {
      into.add(new TableName(textOrNull(node, "Schema"), node.path(RELATION).asText()));
    }
  }

  private static @Nullable String textOrNull(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.path(field).asText() : null;
  }

  private static boolean isWrite(JsonNode node) {
    return node.path(TYPE).asText().equals(WRITE);
  }

  /** A write's own row count is that of what it returns; its input is what it changes. */
  private static long changedRows(JsonNode node) {
    return isWrite(node)
        ? StreamSupport.stream(node.path("Plans").spliterator(), false)
            .filter(part -> part.path("Parent Relationship").asText().equals("Outer"))
            .mapToLong(part -> part.path(ROWS).asLong())
            .sum()
        : 0;
  }

  private static boolean isElsewhere(JsonNode node) {
    return ELSEWHERE.contains(node.path(TYPE).asText()) && !node.hasNonNull(RELATION);
  }
}
