package io.countersign.audit.store;

import io.countersign.audit.CommandSummary.Submitter;
import io.countersign.audit.behaviour.Activity;
import io.countersign.audit.behaviour.Conduct;
import io.countersign.audit.behaviour.Detection;
import io.countersign.audit.behaviour.Observation;
import io.countersign.audit.behaviour.Vote;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One look, within one transaction: which commands have changed since the look before, what their
 * principals and voters did around them, and what is to be observed upon that.
 */
final class BehaviourLook {
  /** One looks at a time; the others need not. */
  private static final String ALONE =
      "SELECT pg_try_advisory_xact_lock(hashtextextended('countersign behaviour', 0))";

  private static final String ACTIVITIES =
      "SELECT "
          + ActivityColumns.OF_ACTIVITY
          + " FROM command WHERE principal_terms @> ? AND principal_subject = ? AND happened_at >= ? AND happened_at < ?";

  private final RecentHabits habits = new RecentHabits();
  private final Questions questions = new Questions();

  /**
   * @return whether more has arrived than one look takes
   */
  boolean at(Connection connection, Detection detection, Instant now) throws SQLException {
    if (!isAlone(connection)) {
      return false;
    }
    List<Arrival> arrivals = Arrival.all(connection);
    if (arrivals.isEmpty()) {
      return false;
    }
    Approvals.take(connection, arrivals);
    List<Observation> observed = new ArrayList<>();
    for (Touched touched : Touched.by(connection, arrivals)) {
      observed.addAll(detection.observe(conduct(connection, touched, detection, now)));
    }
    FindingRows.insert(connection, observed, now);
    Arrival.done(connection, arrivals);
    return arrivals.stream().anyMatch(arrival -> !arrival.last());
  }

  private static boolean isAlone(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALONE);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  private Conduct conduct(Connection connection, Touched touched, Detection detection, Instant now)
      throws SQLException {
    LocalDate day = touched.day();
    Instant begin = touched.dayBegins();
    Instant baseline = begin.minus(detection.baseline());
    Submitter principal = touched.principal();
    List<Activity> activities =
        Query.list(
            connection,
            ACTIVITIES,
            binder -> {
              binder.texts(Stream.of(SearchTerms.term(principal.subject())));
              binder.text(principal.subject());
              binder.time(touched.first().minus(detection.reach()));
              binder.time(earlier(touched.last().plus(detection.reach()), touched.dayEnds()));
            },
            ActivityColumns::activity);
    List<Vote> votes =
        touched.voted() ? Approvals.between(connection, baseline, touched.dayEnds()) : List.of();
    return new Conduct(
        principal,
        day,
        questions.of(connection, activities),
        votes,
        habits.of(connection, principal.subject(), baseline, begin, now));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
