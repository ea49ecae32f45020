package io.countersign.audit.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.audit.behaviour.Activity;
import io.countersign.audit.behaviour.Question;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.platform.event.EventJson;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds out which commands asked for numbers, and under which conditions, by policy's facts. */
final class Questions {
  private static final ObjectMapper JSON = EventJson.mapper();

  /** What has more rows is no number, and not of few rows. */
  private static final long MOST_ROWS = 20;

  private static final int MOST_AT_ONCE = 500;
  private static final Set<String> KINDS = Set.of("SELECT");
  private static final String DECIDED =
      """
      SELECT command_id, record_value FROM event WHERE command_id = ANY (?::uuid[])
        AND category = 'decisions' AND stored_on >= ?::date AND type = 'countersign.CommandDecided.v1' AND reading = 'event' AND duplicate_of IS NULL\
      """;

  /** The activities with their questions. */
  List<Activity> of(Connection connection, List<Activity> activities) throws SQLException {
    List<Activity> candidates = activities.stream().filter(Questions::mayBe).toList();
    Map<CommandId, Question> asked = new HashMap<>();
    for (int i = 0; i < candidates.size(); i += MOST_AT_ONCE) {
      List<Activity> some = candidates.subList(i, Math.min(candidates.size(), i + MOST_AT_ONCE));
      Query.list(
              connection,
              DECIDED,
              binder -> {
                binder.texts(some.stream().map(a -> a.command().toString()));
                binder.text(firstDay(some).toString());
              },
              Questions::read)
          .forEach(found -> found.question().ifPresent(q -> asked.put(found.command(), q)));
    }
    return activities.stream().map(a -> a.asking(asked.get(a.command()))).toList();
  }

  /** None was stored before its command's id was drawn, but for what clocks differ. */
  private static LocalDate firstDay(List<Activity> activities) {
    Instant first =
        activities.stream().map(Activity::at).min(Comparator.naturalOrder()).orElseThrow();
    return LocalDate.ofInstant(first, ZoneOffset.UTC).minusDays(1);
  }

  private static boolean mayBe(Activity activity) {
    return activity.kinds().equals(KINDS)
        && "succeeded".equals(activity.outcome())
        && activity.rowsReturned() <= MOST_ROWS;
  }

  private record Found(CommandId command, Optional<Question> question) {}

  private static Found read(ResultSet row) throws SQLException {
    CommandId command = new CommandId(row.getObject("command_id", UUID.class));
    byte[] value = row.getBytes("record_value");
    try {
      return new Found(
          command,
          value == null
              ? Optional.empty()
              : Question.of(JSON.readValue(value, CommandDecided.class).facts()));
    } catch (IOException e) {
      // It was understood when it was stored; what is not any more says nothing here.
      return new Found(command, Optional.empty());
    }
  }
}
