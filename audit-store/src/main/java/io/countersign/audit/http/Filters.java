package io.countersign.audit.http;

import io.countersign.audit.ApprovalState;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.Criterion;
import io.countersign.audit.EventFilter;
import io.countersign.audit.PlausibleTime;
import io.countersign.audit.RowFilter;
import io.countersign.contracts.ColumnName;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters as query parameters. */
final class Filters {
  static final String LIMIT = "limit";
  static final String AFTER = "after";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String TABLE_EXPECTED = "a table name such as customers or public.customers";

  private static final Set<String> DECISIONS = Set.of("allowed", "denied", "approval-required");
  private static final Map<String, ApprovalState> APPROVALS =
      Stream.of(ApprovalState.values())
          .collect(Collectors.toUnmodifiableMap(ApprovalState::text, Function.identity()));
  private static final Set<String> OUTCOMES = Set.of("succeeded", "failed", "refused", "unknown");

  /** What commands can be asked for, and how each parameter is read. */
  private static final Map<String, Reader> CRITERIA = criteria();

  static final Set<String> OF_COMMANDS = union(CRITERIA.keySet(), Set.of(FROM, TO));
  static final Set<String> OF_COMMAND_PAGES = union(OF_COMMANDS, Set.of(LIMIT, AFTER));
  static final Set<String> OF_EVENTS = union(OF_COMMANDS, Set.of("command", "type", "poison"));
  static final Set<String> OF_EVENT_PAGES = union(OF_EVENTS, Set.of(LIMIT, AFTER));
  static final Set<String> OF_CHANGES = Set.of("table", "row", FROM, TO, LIMIT, AFTER);

  private static final String TYPE_PREFIX = "countersign.";
  private static final String FIRST_VERSION = ".v1";

  private Filters() {}

  /** Reads a criterion; absent if the parameter is not given. */
  private interface Reader {
    @Nullable Criterion read(QueryParameters query, String name);
  }

  private static Map<String, Reader> criteria() {
    Map<String, Reader> readers = new TreeMap<>();
    readers.put("principal", text(Criterion.Submitter::new));
    readers.put("agent", text(Criterion.Agent::new));
    readers.put("owner", text(Criterion.Owner::new));
    readers.put(
        "session", parsed("the id of a session", v -> new Criterion.InSession(SessionId.parse(v))));
    readers.put("dataSource", text(Criterion.OnDataSource::new));
    readers.put("environment", text(Criterion.InEnvironment::new));
    readers.put("table", parsed(TABLE_EXPECTED, v -> new Criterion.UsesTable(TableName.parse(v))));
    readers.put(
        "column",
        parsed(
            "a column such as email, customers.email or public.customers.email",
            v -> new Criterion.UsesColumn(ColumnName.parse(v))));
    readers.put(
        "kind",
        parsed(
            "a kind of statement such as SELECT or UPDATE",
            v -> new Criterion.OfKind(StatementKind.named(v))));
    readers.put("policy", text(Criterion.MatchesPolicy::new));
    readers.put("decision", oneOf(DECISIONS, Criterion.Decided::new));
    readers.put(
        "approval",
        oneOf(
            APPROVALS.keySet(),
            v -> new Criterion.Asked(Objects.requireNonNull(APPROVALS.get(v)))));
    readers.put("approver", text(Criterion.DecidedBy::new));
    readers.put(
        "grant",
        parsed("the id of a grant", v -> new Criterion.UnderGrant(GrantId.parse(v).toString())));
    readers.put("outcome", oneOf(OUTCOMES, Criterion.Ended::new));
    readers.put("rows", parsed("a number of rows, 0 or more", v -> new Criterion.Rows(rows(v))));
    readers.put("category", text(c -> new Criterion.Shows(c, false)));
    readers.put("unmasked", text(c -> new Criterion.Shows(c, true)));
    readers.put("text", text(Criterion.Says::new));
    return Collections.unmodifiableMap(readers);
  }

  static CommandFilter commands(QueryParameters query) {
    List<Criterion> criteria = new ArrayList<>();
    CRITERIA.forEach((name, reader) -> {
      Criterion criterion = reader.read(query, name);
      if (criterion != null) {
        criteria.add(criterion);
      }
    });
    return new CommandFilter(criteria, time(query, FROM), time(query, TO));
  }

  static EventFilter events(QueryParameters query) {
    String type = query.text("type");
    String poison = query.oneOf("poison", Set.of("true", "false"));
    return new EventFilter(
        commands(query),
        query.parsed("command", "the id of a command", CommandId::parse),
        type == null ? null : wireName(type),
        poison == null ? null : Boolean.valueOf(poison));
  }

  static RowFilter changes(QueryParameters query) {
    TableName table = query.required("table", TABLE_EXPECTED, TableName::parse);
    Map<String, Object> row =
        query.parsed(
            "row",
            "a JSON object of columns and their texts, numbers or booleans, such as {\"id\":42}",
            StoredJson::scalars);
    return new RowFilter(table, row == null ? Map.of() : row, time(query, FROM), time(query, TO));
  }

  private static long rows(String text) {
    long rows = Long.parseLong(text);
    if (rows < 0) {
      throw new IllegalArgumentException();
    }
    return rows;
  }

  private static Reader text(Function<String, Criterion> criterion) {
    return (query, name) -> {
      String value = query.text(name);
      return value == null ? null : criterion.apply(value);
    };
  }

  private static Reader oneOf(Set<String> allowed, Function<String, Criterion> criterion) {
    return (query, name) -> {
      String value = query.oneOf(name, allowed);
      return value == null ? null : criterion.apply(value);
    };
  }

  private static Reader parsed(String expected, Function<String, Criterion> criterion) {
    return (query, name) -> query.parsed(name, expected, criterion);
  }

  /** {@code VoteCast} is short for {@code countersign.VoteCast.v1}. */
  private static String wireName(String type) {
    return type.contains(".") ? type : TYPE_PREFIX + type + FIRST_VERSION;
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

  static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }
}
