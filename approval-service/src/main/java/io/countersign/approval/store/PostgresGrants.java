package io.countersign.approval.store;

import io.countersign.approval.grant.GrantQuery;
import io.countersign.approval.grant.GrantStore;
import io.countersign.approval.grant.GrantUse;
import io.countersign.approval.grant.StandingGrant;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Standing approvals in PostgreSQL. A row is locked while it is used or revoked. */
@ApplicationScoped
@Transactional
public class PostgresGrants implements GrantStore {
  private static final String IN_FORCE =
      """
      principal = ?1 and dataSource = ?2 and fingerprint = ?3 and revokedAt is null and used < uses and validUntil > ?4
      order by validUntil, id
      """;
  private static final String USES =
      """
      select u as use, r.statement as statement from GrantUseRow u join RequestRow r on r.id = u.requestId
      where u.grantId = :grant order by u.use
      """;

  private final GrantList list;
  private final EntityManager entities;

  PostgresGrants(GrantList list, EntityManager entities) {
    this.list = list;
    this.entities = entities;
  }

  @Override
  public Optional<StandingGrant> find(GrantId id) {
    return GrantRow.<GrantRow>findByIdOptional(id.value()).map(GrantRow::toGrant);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public Optional<StandingGrant> lock(GrantId id) {
    return GrantRow.<GrantRow>findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE)
        .map(GrantRow::toGrant);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public List<StandingGrant> lockInForce(
      String subject, String dataSource, Digest fingerprint, Instant now) {
    return GrantRow.<GrantRow>find(
            IN_FORCE,
            RequestMapping.text(subject),
            RequestMapping.text(dataSource),
            fingerprint.text(),
            now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .stream()
        .map(GrantRow::toGrant)
        .toList();
  }

  @Override
  public Optional<List<StandingGrant>> list(GrantQuery query) {
    return list.find(query);
  }

  @Override
  public List<GrantUse> uses(GrantId id) {
    return entities
        .createQuery(USES, Tuple.class)
        .setParameter("grant", id.value())
        .getResultStream()
        .map(t -> use(t.get("use", GrantUseRow.class), t.get("statement", String.class)))
        .toList();
  }

  private static GrantUse use(GrantUseRow row, String statement) {
    return new GrantUse(
        row.use,
        new ApprovalRequestId(row.requestId),
        new CommandId(row.commandId),
        statement,
        row.usedAt,
        row.outcome == null || row.rowsReturned == null || row.rowsChanged == null
            ? null
            : new GrantUse.End(row.outcome, row.rowsReturned, row.rowsChanged));
  }

  @Override
  public void ended(Map<CommandId, GrantUse.End> ends) {
    List<UUID> commands = ends.keySet().stream().map(CommandId::value).toList();
    GrantUseRow.<GrantUseRow>list("commandId in ?1 and outcome is null", commands)
        .forEach(row -> end(row, Objects.requireNonNull(ends.get(new CommandId(row.commandId)))));
  }

  private static void end(GrantUseRow row, GrantUse.End end) {
    row.outcome = end.outcome();
    row.rowsReturned = end.rowsReturned();
    row.rowsChanged = end.rowsChanged();
  }
}
