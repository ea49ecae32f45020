package io.countersign.approval.store;

import io.countersign.approval.CommandForm;
import io.countersign.approval.grant.Holder;
import io.countersign.approval.grant.Revocation;
import io.countersign.approval.grant.StandingGrant;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Grant;
import io.countersign.contracts.PrincipalKind;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A standing approval as it is kept. */
@Entity
@Table(name = "standing_grant")
@SuppressWarnings("NullAway.Init") // Hibernate or the code that adds a row sets every field.
class GrantRow extends PanacheEntityBase {
  @Id UUID id;

  @Column(insertable = false, updatable = false)
  Long position;

  @Column(updatable = false)
  UUID origin;

  @Column(updatable = false)
  byte[] issued;

  @Column(updatable = false)
  String fingerprint;

  @Column(updatable = false)
  String shape;

  @Column(updatable = false)
  String principal;

  @Enumerated(EnumType.STRING)
  @Column(name = "principal_kind", updatable = false)
  PrincipalKind principalKind;

  @Column(name = "principal_name", updatable = false)
  String principalName;

  @Column(name = "principal_owner", updatable = false)
  @Nullable String principalOwner;

  @Column(name = "principal_client", updatable = false)
  @Nullable String principalClient;

  @Column(name = "data_source", updatable = false)
  String dataSource;

  @Column(updatable = false)
  String environment;

  @Column(updatable = false)
  String requirement;

  @Column(updatable = false)
  int uses;

  int used;

  @Column(name = "valid_until", updatable = false)
  Instant validUntil;

  @Column(name = "revoked_at")
  @Nullable Instant revokedAt;

  @Column(name = "revoked_by")
  @Nullable String revokedBy;

  @Column(name = "revoked_by_name")
  @Nullable String revokedByName;

  @Column(name = "revocation_reason")
  @Nullable String revocationReason;

  static GrantRow of(StandingGrant standing) {
    Grant grant = standing.grant();
    GrantRow row = new GrantRow();
    row.id = grant.id().value();
    row.origin = grant.origin().value();
    row.issued = KeptJson.write(grant);
    row.fingerprint = standing.form().fingerprint().text();
    row.shape = standing.form().shape().text();
    row.principal = RequestMapping.text(standing.holder().subject());
    row.principalKind = standing.holder().kind();
    row.principalName = RequestMapping.text(standing.holder().name());
    String owner = standing.holder().owner();
    row.principalOwner = owner == null ? null : RequestMapping.text(owner);
    String client = standing.holder().client();
    row.principalClient = client == null ? null : RequestMapping.text(client);
    row.dataSource = RequestMapping.text(grant.dataSource());
    row.environment = RequestMapping.text(standing.environment());
    row.requirement = grant.requirement().text();
    row.uses = grant.terms().uses();
    row.used = standing.used();
    row.validUntil = grant.terms().until();
    return row;
  }

  StandingGrant toGrant() {
    return new StandingGrant(
        KeptJson.read(issued, Grant.class),
        new Holder(principal, principalKind, principalName, principalOwner, principalClient),
        environment,
        new CommandForm(Digest.parse(fingerprint), Digest.parse(shape)),
        used,
        revocation());
  }

  private @Nullable Revocation revocation() {
    return revokedAt == null
            || revokedBy == null
            || revokedByName == null
            || revocationReason == null
        ? null
        : new Revocation(revokedBy, revokedByName, revocationReason, revokedAt);
  }
}
