package io.countersign.audit.store;

import io.countersign.audit.TrailSettings;
import io.countersign.audit.export.HandOver;
import io.countersign.audit.export.Ordered;
import io.countersign.audit.export.Outbox;
import io.countersign.audit.export.Receiver;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Follows the places that batches have in the tree. Leaves without records are passed over. */
public final class PostgresOutbox implements Outbox {
  private static final String SIZE =
      "SELECT coalesce(max(first_index + leaf_count), 0) FROM ledger_integration";
  private static final String BEGIN =
      "INSERT INTO push_position (destination, next_index) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String KNOWN = "SELECT next_index FROM push_position WHERE destination = ?";
  private static final String MINE = KNOWN + " FOR UPDATE SKIP LOCKED";
  private static final String MOVE =
      "UPDATE push_position SET next_index = ?, moved_at = now() WHERE destination = ?";

  /** Of the batches around a stretch only the records within it. */
  private static final String STRETCH =
      EventColumns.withinBudget(
          """
          SELECT %s, i.first_index + r.place + record_offset - r.first_offset AS ledger_index
          FROM ledger_integration i JOIN ledger_run r USING (batch_id) JOIN event USING (topic, partition)
          WHERE i.first_index >= (SELECT max(first_index) FROM ledger_integration WHERE first_index <= ?)
            AND i.first_index < ?
            AND record_offset >= r.first_offset + greatest(0, ? - i.first_index - r.place)
            AND record_offset < r.first_offset + least(r.leaf_count, ? - i.first_index - r.place)\
          """
              .formatted(EventColumns.NAMES),
          EventColumns.NONE,
          "ledger_index");

  private final Database database;
  private final long valueBytes;

  public PostgresOutbox(DataSource dataSource, TrailSettings settings) {
    this.database = new Database(dataSource);
    this.valueBytes = settings.valueBytes();
  }

  @Override
  public HandOver handOver(
      String destination, boolean fromTheBeginning, int most, Receiver receiver) {
    begin(destination, fromTheBeginning);
    return database.inTransaction(connection -> {
      OptionalLong place = number(connection, MINE, destination);
      if (place.isEmpty()) {
        return new HandOver.Elsewhere();
      }
      long from = place.getAsLong();
      long size = size(connection);
      long to = Math.min(from + most, size);
      if (to <= from) {
        return new HandOver.Done(0);
      }
      List<Ordered> events = stretch(connection, from, to);
      if (!events.isEmpty()) {
        receiver.take(events);
      }
      move(connection, destination, to);
      return new HandOver.Done(size - to);
    });
  }

  private void begin(String destination, boolean fromTheBeginning) {
    var _ =
        database.inTransaction(connection -> {
          if (number(connection, KNOWN, destination).isPresent()) {
            return 0;
          }
          try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            begin.setString(1, destination);
            begin.setLong(2, fromTheBeginning ? 0 : size(connection));
            return begin.executeUpdate();
          }
        });
  }

  private static long size(Connection connection) throws SQLException {
    try (PreparedStatement size = connection.prepareStatement(SIZE);
        ResultSet row = size.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static OptionalLong number(Connection connection, String query, String destination)
      throws SQLException {
    try (PreparedStatement place = connection.prepareStatement(query)) {
      place.setString(1, destination);
      try (ResultSet row = place.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private List<Ordered> stretch(Connection connection, long from, long to) throws SQLException {
    List<Ordered> events = new ArrayList<>();
    try (PreparedStatement stretch = connection.prepareStatement(STRETCH)) {
      Binder binder = new Binder(connection, stretch);
      binder.number(from);
      binder.number(to);
      binder.number(from);
      binder.number(to);
      binder.number(valueBytes);
      try (ResultSet rows = stretch.executeQuery()) {
        while (rows.next()) {
          events.add(new Ordered(rows.getLong("ledger_index"), EventColumns.read(rows)));
        }
      }
    }
    return events;
  }

  private static void move(Connection connection, String destination, long to) throws SQLException {
    try (PreparedStatement move = connection.prepareStatement(MOVE)) {
      move.setLong(1, to);
      move.setString(2, destination);
      move.executeUpdate();
    }
  }
}
