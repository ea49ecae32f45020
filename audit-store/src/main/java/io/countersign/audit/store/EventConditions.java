package io.countersign.audit.store;

import io.countersign.audit.Criterion;
import io.countersign.audit.EventCursor;
import io.countersign.audit.EventFilter;
import io.countersign.audit.RecordCategory;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a filter of events amounts to. */
final class EventConditions {
  private static final String OF_THE_PRINCIPAL =
      "command_id IN (SELECT command_id FROM command WHERE principal_terms @> ?)";
  private static final String BY_NAME = "actor_name = ? AND actor_subject IS NOT NULL";
  private static final String BY_SUBJECT = "actor_subject = ?";
  private static final String BY_ANOTHER = "(actor_subject IS NULL OR actor_name <> ?)";

  private EventConditions() {}

  /** All in one. */
  static Conditions of(EventFilter filter, @Nullable EventCursor after) {
    Conditions conditions = new Conditions();
    principals(filter).forEach(conditions::actors);
    rest(conditions, filter, after, null);
    return conditions;
  }

  /**
   * Conditions of which an event meets one at most, and one if it meets the filter: an index serves
   * each of them, and none would serve all together.
   *
   * @param met all commands that meet the filter's conditions on commands, where these are known
   * @param submitted all commands of the first principal, where these are known
   */
  static List<Conditions> apart(
      EventFilter filter,
      @Nullable EventCursor after,
      @Nullable List<UUID> met,
      @Nullable List<UUID> submitted) {
    List<String> principals = principals(filter);
    List<Conditions> apart =
        principals.isEmpty() ? List.of(new Conditions()) : ways(principals.getFirst(), submitted);
    for (Conditions conditions : apart) {
      principals.stream().skip(1).forEach(conditions::actors);
      rest(conditions, filter, after, met);
    }
    return apart;
  }

  private static List<String> principals(EventFilter filter) {
    List<String> principals = new ArrayList<>();
    for (Criterion criterion : filter.ofCommands().criteria()) {
      if (criterion instanceof Criterion.Submitter(String nameOrSubject)) {
        principals.add(nameOrSubject);
      }
    }
    return principals;
  }

  /** By the actor's name, by the subject, or by the command; each without those before. */
  private static List<Conditions> ways(String principal, @Nullable List<UUID> submitted) {
    Conditions byName = new Conditions();
    byName.text(BY_NAME, principal);
    Conditions bySubject = new Conditions();
    bySubject.text(BY_SUBJECT, principal);
    bySubject.text(BY_ANOTHER, principal);
    Conditions byCommand = new Conditions();
    if (submitted == null) {
      byCommand.contained(OF_THE_PRINCIPAL, principal);
    } else {
      byCommand.uuids("command_id = ANY (?)", submitted);
    }
    byCommand.text("actor_subject IS DISTINCT FROM ?", principal);
    byCommand.text(BY_ANOTHER, principal);
    return List.of(byName, bySubject, byCommand);
  }

  /** All but who the principal is. */
  private static void rest(
      Conditions conditions,
      EventFilter filter,
      @Nullable EventCursor after,
      @Nullable List<UUID> met) {
    if (met != null) {
      conditions.uuids("command_id = ANY (?)", met);
    } else {
      Conditions commands = new Conditions();
      filter.ofCommands().criteria().stream()
          .filter(criterion -> !(criterion instanceof Criterion.Submitter))
          .forEach(commands::meeting);
      conditions.around("command_id IN (SELECT command_id FROM command ", commands, ")");
    }
    conditions.times(filter.ofCommands());
    CommandId command = filter.command();
    if (command != null) {
      conditions.uuids("command_id = ANY (?)", List.of(command.value()));
    }
    if (filter.type() != null) {
      conditions.text("type = ?", filter.type());
      conditions.add(categories(filter.type()));
    }
    if (filter.poison() != null) {
      conditions.add(
          filter.poison() ? "reading <> 'event' AND category = 'unreadable'" : "reading = 'event'");
    }
    if (after != null) {
      conditions.add("(happened_at, topic, partition, record_offset) < (?, ?, ?, ?)");
      conditions.place(after.time(), after.position());
    }
  }

  /** Where events of the type are kept, in fixed words, so that no other partition is opened. */
  private static String categories(String type) {
    return EventType.all().stream()
        .filter(known -> known.name().equals(type))
        .findFirst()
        .map(known -> RecordCategory.of(known).toString())
        .map(category -> "category IN ('%s', 'unreadable')".formatted(category))
        .orElse("category = 'unreadable'");
  }
}
