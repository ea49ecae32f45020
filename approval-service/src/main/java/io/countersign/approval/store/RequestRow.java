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
import org.jspecify.annotations.Nullable;

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

  @Column(name = "due_at")
  @Nullable Instant dueAt;

  long version;

  int revision;

  @Column(name = "data_source", updatable = false)
  String dataSource;

  @Column(updatable = false)
  String environment;

  @Column(updatable = false)
  String statement;

  @Nullable String fingerprint;

  @Column(updatable = false)
  String submitter;

  @Column(name = "submitter_subject", updatable = false)
  String submitterSubject;

  @Column(name = "submitter_owner", updatable = false)
  @Nullable String submitterOwner;

  @Enumerated(EnumType.STRING)
  @Column(name = "submitter_kind", updatable = false)
  PrincipalKind submitterKind;

  int quorum;

  String bundle;

  @Column(name = "asked_bundle")
  @Nullable String askedBundle;

  @Column(name = "asked_times")
  int askedTimes;

  @Column(name = "ask_again_at")
  @Nullable Instant askAgainAt;

  @Column(name = "requested_at")
  Instant requestedAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  byte[] decided;

  byte[] past;

  byte[] stages;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @Column(name = "grant_id")
  @Nullable UUID grantId;

  @Column(name = "broken_by")
  @Nullable String brokenBy;

  @Column(name = "last_event_id")
  UUID lastEventId;

  @Column(name = "last_event_digest")
  String lastEventDigest;

  @Column(name = "last_traceparent")
  String lastTraceparent;
}
