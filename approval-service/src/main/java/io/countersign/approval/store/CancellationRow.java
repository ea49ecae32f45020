package io.countersign.approval.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A cancelled command as it is remembered. */
@Entity
@Table(name = "cancellation")
@SuppressWarnings("NullAway.Init") // Hibernate or the code that adds a row sets every field.
class CancellationRow extends PanacheEntityBase {
  @Id
  @Column(name = "command_id")
  UUID commandId;

  @Column(name = "cancelled_at")
  Instant cancelledAt;
}
