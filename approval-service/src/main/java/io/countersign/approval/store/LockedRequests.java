package io.countersign.approval.store;

import io.countersign.approval.ApprovalStore;
import io.countersign.approval.StateName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/** Open requests, locked until the transaction ends. */
@ApplicationScoped
class LockedRequests {
  private final EntityManager entities;

  LockedRequests(EntityManager entities) {
    this.entities = entities;
  }

  /** In one order for everybody, so that no two transactions wait for each other. */
  List<RequestRow> openOf(Collection<UUID> commands) {
    return entities
        .createQuery(
            "from RequestRow where commandId in :commands and dueAt is not null order by position",
            RequestRow.class)
        .setParameter("commands", commands)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /**
   * Leaves out what another transaction has locked: it is being answered or closed already. What
   * was asked by policies that are in force no longer only expires.
   */
  List<RequestRow> due(Instant now, int limit) {
    return free(
            """
            from RequestRow r where r.dueAt <= :now
              and (not exists (from PolicyRow p where p.bundle <> r.bundle)
                or (r.state <> :approved and r.expiresAt <= :now))
            order by r.dueAt
            """,
            limit)
        .setParameter("now", now)
        .setParameter("approved", StateName.APPROVED)
        .getResultList();
  }

  List<RequestRow> outdated(ApprovalStore.Outdated outdated, int limit) {
    return free(
            """
            from RequestRow r where r.dueAt is not null and r.bundle <> :inForce and r.requestedAt <= :askedUntil
              and (r.askedBundle is distinct from :inForce or r.askAgainAt <= :now)
            order by r.position
            """,
            limit)
        .setParameter("inForce", outdated.inForce().text())
        .setParameter("askedUntil", outdated.askedUntil())
        .setParameter("now", outdated.now())
        .getResultList();
  }

  private SelectionQuery<RequestRow> free(String query, int limit) {
    return entities
        .unwrap(Session.class)
        .createSelectionQuery(query, RequestRow.class)
        .setMaxResults(limit)
        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED);
  }
}
