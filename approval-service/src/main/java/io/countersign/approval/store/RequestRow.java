package io.countersign.approval.store;

import io.countersign.approval.StateName;
import io.countersign.contracts.PrincipalKind;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A request as it is kept. */
@Entity
@Table(name = "approval_request")
@SuppressWarnings("NullAway.Init") // Hibernate or the code that adds a row sets every field.
class RequestRow extends PanacheEntityBase {
  @Id UUID id;

  @Column(insertable = false, updatable = false)
  Long position;

  @Column(name = "command_id", updatable = false)
  UUID commandId;

  @Convert(converter = StateNameText.class)
  StateName state;

  @Column(name = "data_source", updatable = false)
  String dataSource;

  @Column(updatable = false)
  String statement;

  @Column(updatable = false)
  String submitter;

  @Enumerated(EnumType.STRING)
  @Column(name = "submitter_kind", updatable = false)
  PrincipalKind submitterKind;

  @Column(updatable = false)
  int quorum;

  @Column(name = "requested_at", updatable = false)
  Instant requestedAt;

  @Column(name = "expires_at", updatable = false)
  Instant expiresAt;

  @Column(updatable = false)
  byte[] decided;

  @Column(name = "last_event_id")
  UUID lastEventId;

  @Column(name = "last_event_digest")
  String lastEventDigest;

  @Column(name = "last_traceparent")
  String lastTraceparent;
}
