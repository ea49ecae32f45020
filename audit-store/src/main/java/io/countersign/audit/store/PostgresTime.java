package io.countersign.audit.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** {@code timestamptz}: microseconds since 2000. */
final class PostgresTime {
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

  private PostgresTime() {}

  static long microseconds(Instant value) {
    return ChronoUnit.MICROS.between(EPOCH, value.truncatedTo(ChronoUnit.MICROS));
  }

  /** {@code date}: days since 2000. */
  static int days(LocalDate value) {
    return (int) ChronoUnit.DAYS.between(FIRST_DAY, value);
  }

  static OffsetDateTime parameter(Instant value) {
    return value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  static @Nullable OffsetDateTime optionalParameter(@Nullable Instant value) {
    return value == null ? null : parameter(value);
  }

  static @Nullable Instant optional(ResultSet rows, String column) throws SQLException {
    OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static Instant required(ResultSet rows, String column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }
}
