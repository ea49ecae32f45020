package io.countersign.audit.store;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Reading;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.contracts.event.PublicationsCounted;
import io.countersign.contracts.event.TopicCount;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes how many records of its producers a batch brought, and how many they say there were. */
final class Arrivals {
  private static final String ARRIVED =
      "INSERT INTO arrival_run (producer, epoch, minute, topic, arrived) VALUES (?, ?, ?, ?, ?)";
  private static final String TOLD =
      """
      INSERT INTO publication_count (producer, epoch, minute, topic, acknowledged, abandoned)
      VALUES (?, ?, ?, ?, ?, ?)\
      """;

  /** Producers do not count those, see {@link PublicationsCounted}. */
  private static final String UNCOUNTED =
      EventType.all().stream()
          .filter(t -> t.data() == PublicationsCounted.class)
          .findFirst()
          .orElseThrow()
          .name();

  private Arrivals() {}

  private record Group(String producer, long epoch, Instant minute, String topic) {}

  /**
   * @param first those that are no second delivery of an event
   */
  static void write(Connection connection, List<AuditRecord> records, List<AuditRecord> first)
      throws SQLException {
    arrived(
        connection,
        records.stream()
            .flatMap(r -> group(r).stream())
            .collect(Collectors.groupingBy(g -> g, Collectors.counting())));
    told(connection, first.stream().flatMap(Arrivals::counted).toList());
  }

  private static Optional<Group> group(AuditRecord r) {
    ProducerPosition producer = r.envelope().producer();
    Instant time = r.envelope().time();
    return r.reading() instanceof Reading.Poison
            || producer == null
            || time == null
            || UNCOUNTED.equals(r.envelope().type())
        ? Optional.empty()
        : Optional.of(
            new Group(
                producer.producer(),
                producer.epoch(),
                time.truncatedTo(ChronoUnit.MINUTES),
                r.position().topic()));
  }

  private static void arrived(Connection connection, Map<Group, Long> groups) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(ARRIVED)) {
      for (Map.Entry<Group, Long> each : groups.entrySet()) {
        Binder binder = bind(connection, insert, each.getKey());
        binder.number(each.getValue());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static Binder bind(Connection connection, PreparedStatement insert, Group group)
      throws SQLException {
    Binder binder = new Binder(connection, insert);
    binder.text(group.producer);
    binder.number(group.epoch);
    binder.time(group.minute);
    binder.text(group.topic);
    return binder;
  }

  /** What a producer says of itself; nobody speaks for another. */
  private static Stream<PublicationsCounted> counted(AuditRecord r) {
    ProducerPosition producer = r.envelope().producer();
    return r.reading() instanceof Reading.Understood(PublicationsCounted counted, var _)
            && producer != null
            && producer.producer().equals(counted.producer())
        ? Stream.of(counted)
        : Stream.empty();
  }

  private static void told(Connection connection, List<PublicationsCounted> all)
      throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(TOLD)) {
      for (PublicationsCounted counted : all) {
        for (TopicCount topic : counted.topics()) {
          Group group =
              new Group(counted.producer(), counted.epoch(), counted.minute(), topic.topic());
          Binder binder = bind(connection, insert, group);
          binder.number(topic.acknowledged());
          binder.number(topic.abandoned());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
