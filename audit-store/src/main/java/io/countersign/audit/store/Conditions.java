package io.countersign.audit.store;

import io.countersign.audit.CommandCursor;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.Criterion;
import io.countersign.audit.RowCursor;
import io.countersign.audit.RowFilter;
import io.countersign.contracts.PrincipalKind;
import io.countersign.platform.event.RecordPosition;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The WHERE clause that a filter amounts to: fixed texts, all values bound. */
final class Conditions {
  /** There is an index of the commands of at least so many rows, the greatest first. */
  private static final List<Integer> MANY_ROWS = List.of(100_000, 10_000, 1_000);

  private final List<String> texts = new ArrayList<>();
  private final List<Binding> bindings = new ArrayList<>();

  private interface Binding {
    void bind(Binder binder) throws SQLException;
  }

  static Conditions of(CommandFilter filter, @Nullable CommandCursor after) {
    Conditions conditions = new Conditions();
    filter.criteria().forEach(conditions::meeting);
    conditions.times(filter);
    if (after != null) {
      conditions.add("(happened_at, command_id) < (?, ?)");
      conditions.bindings.add(b -> b.time(after.time()));
      conditions.bindings.add(b -> b.uuid(after.id().value()));
    }
    return conditions;
  }

  /**
   * @param values of the row as JSON
   * @param texts the same values as text
   */
  static Conditions of(RowFilter filter, String values, String texts, @Nullable RowCursor after) {
    Conditions conditions = new Conditions();
    conditions.text("r.table_name = ?", filter.table().name());
    if (filter.table().schema() != null) {
      conditions.text("coalesce(r.table_schema, ?) = ?", filter.table().schema());
      conditions.bindings.add(b -> b.text(filter.table().schema()));
    }
    if (!filter.values().isEmpty()) {
      conditions.add(
          "(r.before @> ?::jsonb OR r.after @> ?::jsonb OR r.before @> ?::jsonb OR r.after @> ?::jsonb)");
      Stream.of(values, values, texts, texts)
          .forEach(json -> conditions.bindings.add(b -> b.text(json)));
    }
    conditions.time("r.happened_at >= ?", filter.from());
    conditions.time("r.happened_at < ?", filter.to());
    if (after != null) {
      conditions.add(
          "(r.happened_at, r.topic, r.partition, r.record_offset, r.place) < (?, ?, ?, ?, ?)");
      conditions.place(after.time(), after.position());
      conditions.bindings.add(b -> b.number(after.place()));
    }
    return conditions;
  }

  String where() {
    return texts.isEmpty() ? "" : "WHERE " + String.join(" AND ", texts);
  }

  void bind(Binder binder) throws SQLException {
    for (Binding binding : bindings) {
      binding.bind(binder);
    }
  }

  void meeting(Criterion criterion) {
    switch (criterion) {
      case Criterion.Submitter c -> contained("principal_terms @> ?", c.nameOrSubject());
      case Criterion.Agent c -> {
        contained("principal_terms @> ?", c.nameOrSubject());
        add("principal_kind = '" + PrincipalKind.AGENT + "'");
      }
      case Criterion.Owner c -> text("principal_owner = ?", c.subject());
      case Criterion.InSession c -> {
        add("session_id = ?");
        bindings.add(b -> b.uuid(c.session().value()));
      }
      case Criterion.OnDataSource c -> text("data_source = ?", c.dataSource());
      case Criterion.InEnvironment c -> text("environment = ?", c.environment());
      case Criterion.UsesTable c -> any("table_terms && ?", SearchTerms.finding(c.table()));
      case Criterion.UsesColumn c -> any("column_terms && ?", SearchTerms.finding(c.column()));
      case Criterion.OfKind c -> contained("kinds @> ?", c.kind().name());
      case Criterion.MatchesPolicy c -> contained("policies @> ?", c.policy());
      case Criterion.Decided c -> text("decision = ?", c.decision());
      case Criterion.Asked c -> text("approval = ?", c.approval().text());
      case Criterion.DecidedBy c -> contained("people_terms @> ?", c.person());
      case Criterion.UnderGrant c -> contained("grant_terms @> ?", c.grant());
      case Criterion.Ended c -> text("outcome = ?", c.outcome());
      case Criterion.Rows c -> {
        // In fixed words, so that it is known which index serves.
        MANY_ROWS.stream()
            .filter(many -> many <= c.atLeast())
            .findFirst()
            .ifPresent(many -> add("greatest(rows_returned, rows_changed) >= " + many));
        add("greatest(rows_returned, rows_changed) >= ?");
        bindings.add(b -> b.number(c.atLeast()));
      }
      case Criterion.Shows(String category, boolean unmasked) -> {
        contained(
            unmasked ? "shown_categories @> ?" : "(shown_categories || masked_categories) @> ?",
            category);
      }
      case Criterion.Says c -> text("words @@ websearch_to_tsquery('simple', ?)", c.words());
    }
  }

  private void any(String condition, List<String> terms) {
    add(condition);
    bindings.add(b -> b.texts(terms.stream()));
  }

  void contained(String condition, String term) {
    any(condition, List.of(SearchTerms.term(term)));
  }

  void times(CommandFilter filter) {
    time("happened_at >= ?", filter.from());
    time("happened_at < ?", filter.to());
  }

  void place(Instant time, RecordPosition position) {
    bindings.add(b -> b.time(time));
    bindings.add(b -> b.text(position.topic()));
    bindings.add(b -> b.number(position.partition()));
    bindings.add(b -> b.number(position.offset()));
  }

  void text(String condition, String value) {
    add(condition);
    bindings.add(b -> b.text(value));
  }

  private void time(String condition, @Nullable Instant value) {
    if (value != null) {
      add(condition);
      bindings.add(b -> b.time(value));
    }
  }

  /** Events that the principal brought about, and all that are about its commands. */
  void actors(String nameOrSubject) {
    add(
        "((actor_name = ? AND actor_subject IS NOT NULL) OR actor_subject = ?"
            + " OR command_id IN (SELECT command_id FROM command WHERE principal_terms @> ?))");
    bindings.add(b -> b.text(nameOrSubject));
    bindings.add(b -> b.text(nameOrSubject));
    bindings.add(b -> b.texts(Stream.of(SearchTerms.term(nameOrSubject))));
  }

  /** One of several values. */
  void uuids(String condition, List<UUID> ids) {
    add(condition);
    bindings.add(b -> b.uuids(ids));
  }

  /** A condition around those of a query of its own, if there are any. */
  void around(String before, Conditions inner, String behind) {
    if (!inner.texts.isEmpty()) {
      add(before + inner.where() + behind);
      bindings.addAll(inner.bindings);
    }
  }

  /** A condition of fixed words. */
  void add(String condition) {
    texts.add(condition);
  }
}
