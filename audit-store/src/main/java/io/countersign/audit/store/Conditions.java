package io.countersign.audit.store;

import io.countersign.audit.CommandCursor;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.EventCursor;
import io.countersign.audit.EventFilter;
import io.countersign.contracts.PrincipalKind;
import io.countersign.platform.event.RecordPosition;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The WHERE clause that a filter amounts to: fixed texts, all values bound. */
final class Conditions {
  private final List<String> texts = new ArrayList<>();
  private final List<Binding> bindings = new ArrayList<>();

  private interface Binding {
    void bind(Binder binder) throws SQLException;
  }

  static Conditions of(EventFilter filter, @Nullable EventCursor after) {
    Conditions conditions = new Conditions();
    CommandFilter ofCommands = filter.ofCommands();
    conditions.actors(ofCommands.principal());
    Conditions commands = new Conditions();
    commands.described(ofCommands);
    if (!commands.texts.isEmpty()) {
      conditions.add("command_id IN (SELECT command_id FROM command " + commands.where() + ")");
      conditions.bindings.addAll(commands.bindings);
    }
    conditions.times(ofCommands);
    conditions.text("type = ?", filter.type());
    if (filter.poison() != null) {
      conditions.add(filter.poison() ? "reading <> 'event'" : "reading = 'event'");
    }
    if (after != null) {
      conditions.after(after);
    }
    return conditions;
  }

  static Conditions of(CommandFilter filter, @Nullable CommandCursor after) {
    Conditions conditions = new Conditions();
    conditions.principal(filter.principal());
    conditions.described(filter);
    conditions.times(filter);
    if (after != null) {
      conditions.add("(happened_at, command_id) < (?, ?)");
      conditions.bindings.add(b -> b.time(after.time()));
      conditions.bindings.add(b -> b.uuid(after.id().value()));
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

  /** All but principal and times, which mean something else for events. */
  private void described(CommandFilter filter) {
    if (filter.agent() != null) {
      principal(filter.agent());
      add("principal_kind = '" + PrincipalKind.AGENT + "'");
    }
    text("data_source = ?", filter.dataSource());
    if (filter.table() != null) {
      add("table_terms && ?");
      List<String> terms = SearchTerms.finding(filter.table());
      bindings.add(b -> b.texts(terms.stream()));
    }
    text("? = ANY (kinds)", filter.kind() == null ? null : filter.kind().name());
    text("decision = ?", filter.decision());
    text("outcome = ?", filter.outcome());
    text("approval = ?", filter.approval());
    contained("people_terms @> ?", filter.approver());
    contained("grant_terms @> ?", filter.grant());
    text("words @@ websearch_to_tsquery('simple', ?)", filter.text());
  }

  private void principal(@Nullable String nameOrSubject) {
    contained("principal_terms @> ?", nameOrSubject);
  }

  private void contained(String condition, @Nullable String term) {
    if (term != null) {
      add(condition);
      bindings.add(b -> b.texts(Stream.of(SearchTerms.term(term))));
    }
  }

  /** Events that the principal brought about, and all that are about its commands. */
  private void actors(@Nullable String nameOrSubject) {
    if (nameOrSubject == null) {
      return;
    }
    add(
        "(actor_name = ? OR actor_subject = ?"
            + " OR command_id IN (SELECT command_id FROM command WHERE principal_terms @> ?))");
    bindings.add(b -> b.text(nameOrSubject));
    bindings.add(b -> b.text(nameOrSubject));
    bindings.add(b -> b.texts(Stream.of(SearchTerms.term(nameOrSubject))));
  }

  private void times(CommandFilter filter) {
    time("happened_at >= ?", filter.from());
    time("happened_at < ?", filter.to());
  }

  private void after(EventCursor cursor) {
    RecordPosition position = cursor.position();
    add("(happened_at, topic, partition, record_offset) < (?, ?, ?, ?)");
    bindings.add(b -> b.time(cursor.time()));
    bindings.add(b -> b.text(position.topic()));
    bindings.add(b -> b.number(position.partition()));
    bindings.add(b -> b.number(position.offset()));
  }

  private void text(String condition, @Nullable String value) {
    if (value != null) {
      add(condition);
      bindings.add(b -> b.text(value));
    }
  }

  private void time(String condition, @Nullable Instant value) {
    if (value != null) {
      add(condition);
      bindings.add(b -> b.time(value));
    }
  }

  private void add(String condition) {
    texts.add(condition);
  }
}
