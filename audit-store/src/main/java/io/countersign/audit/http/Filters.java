package io.countersign.audit.http;

import io.countersign.audit.ApprovalState;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.EventFilter;
import io.countersign.audit.PlausibleTime;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters as query parameters. */
final class Filters {
  static final String LIMIT = "limit";
  static final String AFTER = "after";
  static final Set<String> OF_COMMANDS =
      Set.of(
          "principal",
          "agent",
          "dataSource",
          "table",
          "kind",
          "decision",
          "outcome",
          "approval",
          "approver",
          "grant",
          "from",
          "to",
          "text",
          LIMIT,
          AFTER);
  static final Set<String> OF_EVENTS = union(OF_COMMANDS, Set.of("type", "poison"));

  private static final Set<String> DECISIONS = Set.of("allowed", "denied", "approval-required");
  private static final Set<String> OUTCOMES = Set.of("succeeded", "failed", "refused", "unknown");
  private static final Set<String> APPROVALS =
      Stream.of(ApprovalState.values()).map(ApprovalState::text).collect(Collectors.toSet());
  private static final String TYPE_PREFIX = "countersign.";
  private static final String FIRST_VERSION = ".v1";

  private Filters() {}

  static CommandFilter commands(QueryParameters query) {
    return new CommandFilter(
        query.text("principal"),
        query.text("agent"),
        query.text("dataSource"),
        query.parsed(
            "table", "a table name such as customers or public.customers", TableName::parse),
        query.parsed("kind", "a kind of statement such as SELECT or UPDATE", StatementKind::named),
        query.oneOf("decision", DECISIONS),
        query.oneOf("outcome", OUTCOMES),
        query.oneOf("approval", APPROVALS),
        query.text("approver"),
        grant(query),
        time(query, "from"),
        time(query, "to"),
        query.text("text"));
  }

  static EventFilter events(QueryParameters query) {
    String type = query.text("type");
    String poison = query.oneOf("poison", Set.of("true", "false"));
    return new EventFilter(
        commands(query),
        type == null ? null : wireName(type),
        poison == null ? null : Boolean.valueOf(poison));
  }

  /** {@code VoteCast} is short for {@code countersign.VoteCast.v1}. */
  private static String wireName(String type) {
    return type.contains(".") ? type : TYPE_PREFIX + type + FIRST_VERSION;
  }

  private static @Nullable String grant(QueryParameters query) {
    GrantId id = query.parsed("grant", "the id of a grant", GrantId::parse);
    return id == null ? null : id.toString();
  }

  private static @Nullable Instant time(QueryParameters query, String name) {
    return query.parsed(
        name,
        "a time such as 2026-11-23T01:02:03Z",
        value -> {
          Instant time = Instant.parse(value);
          if (!PlausibleTime.holds(time)) {
            throw new IllegalArgumentException();
          }
          return time;
        });
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }
}
