package io.countersign.approval.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A use of a standing approval as it is kept. */
@Entity
@Table(name = "grant_use")
@SuppressWarnings("NullAway.Init") // Hibernate or the code that adds a row sets every field.
class GrantUseRow extends PanacheEntityBase {
  @Id
  @Column(name = "request_id")
  UUID requestId;

  @Column(name = "grant_id", updatable = false)
  UUID grantId;

  @Column(updatable = false)
  int use;

  @Column(name = "command_id", updatable = false)
  UUID commandId;

  @Column(name = "used_at", updatable = false)
  Instant usedAt;

  @Nullable String outcome;

  @Column(name = "rows_returned")
  @Nullable Long rowsReturned;

  @Column(name = "rows_changed")
  @Nullable Long rowsChanged;
}
