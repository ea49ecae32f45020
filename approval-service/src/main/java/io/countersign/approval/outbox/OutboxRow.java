package io.countersign.approval.outbox;

import io.countersign.platform.event.PreparedEvent;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits for its publication. The position is drawn when the row is inserted, which is
 * after the request is locked: the events of one request are in their order, whatever else commits
 * in between.
 */
@Entity
@Table(name = "outbox")
@SuppressWarnings("NullAway.Init") // The code that adds a row sets every field.
class OutboxRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long position;

  @Column(name = "event_id")
  UUID eventId;

  @Column(name = "event_type")
  String eventType;

  @Column(name = "session_id")
  @Nullable UUID sessionId;

  @Nullable UUID subject;
  @Nullable String previous;
  String traceparent;
  byte[] value;

  static OutboxRow of(PreparedEvent event) {
    OutboxRow row = new OutboxRow();
    row.eventId = event.id().value();
    row.eventType = event.type().name();
    row.sessionId = event.sessionId() == null ? null : event.sessionId().value();
    row.subject = event.subject() == null ? null : event.subject().value();
    row.previous = event.previous() == null ? null : event.previous().text();
    row.traceparent = event.trace().traceparent();
    row.value = event.value();
    return row;
  }
}
