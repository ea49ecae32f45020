package io.countersign.approval.store;

import io.countersign.approval.notice.PreferenceStore;
import io.countersign.approval.notice.Preferences;
import io.countersign.approval.notice.QuietHours;
import io.countersign.approval.notice.SummaryTimes;
import io.countersign.contracts.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Preferences in PostgreSQL. */
@ApplicationScoped
@Transactional
public class PostgresPreferences implements PreferenceStore {
  private static final int AT_ONCE = 100;

  private final Sql sql;
  private final IdSource ids;

  PostgresPreferences(Sql sql, IdSource ids) {
    this.sql = sql;
    this.ids = ids;
  }

  private record Line(String person, Preferences preferences, ZoneId zone) {}

  @Override
  public Optional<Preferences> find(String person) {
    return Optional.ofNullable(of(List.of(person)).get(person));
  }

  @Override
  public Map<String, Preferences> of(Collection<String> persons) {
    return sql
        .list(
            "select * from preference where person = any (?)",
            PostgresPreferences::read,
            (Object) persons.toArray(String[]::new))
        .stream()
        .collect(Collectors.toMap(Line::person, Line::preferences));
  }

  @Override
  public void put(String person, Preferences preferences, ZoneId zone, Instant now) {
    QuietHours quiet = preferences.quietHours();
    SummaryTimes summary = preferences.summary();
    sql.update(
        "insert into preference (person, quiet_from, quiet_to, quiet_zone, summary_channel,"
            + " summary_at, zone, immediate, next_summary_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (person) do update set quiet_from = excluded.quiet_from,"
            + " quiet_to = excluded.quiet_to, quiet_zone = excluded.quiet_zone,"
            + " summary_channel = excluded.summary_channel, summary_at = excluded.summary_at,"
            + " zone = excluded.zone, immediate = excluded.immediate,"
            + " next_summary_at = excluded.next_summary_at",
        person,
        quiet == null ? null : quiet.from(),
        quiet == null ? null : quiet.to(),
        quiet == null ? null : quiet.zone().getId(),
        summary == null ? null : summary.channel(),
        times(summary),
        zone.getId(),
        preferences.immediate(),
        summary == null ? null : summary.next(now, zone));
  }

  private static String[] times(@Nullable SummaryTimes summary) {
    return summary == null
        ? new String[0]
        : summary.at().stream().map(LocalTime::toString).toArray(String[]::new);
  }

  @Override
  public int dueSummaries(Instant now) {
    List<Line> due =
        sql.list(
            "select * from preference where next_summary_at <= ? order by next_summary_at"
                + " limit ? for update skip locked",
            PostgresPreferences::read,
            now,
            AT_ONCE);
    due.forEach(line -> order(line, now));
    return due.size();
  }

  /** One that was not yet delivered tells of everything that waits then. */
  private void order(Line line, Instant now) {
    SummaryTimes summary = Objects.requireNonNull(line.preferences().summary());
    sql.update(
        "insert into delivery (id, channel, target, kind, urgent, state, due_at)"
            + " values (?, ?, ?, 'summary', false, 'due', ?)"
            + " on conflict (channel, target) where kind = 'summary' and state = 'due' do nothing",
        ids.next(),
        summary.channel(),
        line.person(),
        now);
    sql.update(
        "update preference set next_summary_at = ? where person = ?",
        summary.next(now, line.zone()),
        line.person());
  }

  private static Line read(ResultSet row) throws SQLException {
    String channel = row.getString("summary_channel");
    LocalTime from = row.getObject("quiet_from", LocalTime.class);
    QuietHours quiet =
        from == null
            ? null
            : new QuietHours(
                from,
                row.getObject("quiet_to", LocalTime.class),
                ZoneId.of(row.getString("quiet_zone")));
    SummaryTimes summary =
        channel == null
            ? null
            : new SummaryTimes(
                channel,
                Arrays.stream((String[]) row.getArray("summary_at").getArray())
                    .map(LocalTime::parse)
                    .toList());
    return new Line(
        row.getString("person"),
        new Preferences(quiet, summary, row.getBoolean("immediate")),
        ZoneId.of(row.getString("zone")));
  }
}
