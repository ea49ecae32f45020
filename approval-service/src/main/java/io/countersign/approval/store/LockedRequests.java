package io.countersign.approval.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.Session;

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

  /** Leaves out what another transaction has locked: it is being answered or closed already. */
  List<RequestRow> due(Instant now, int limit) {
    return entities
        .unwrap(Session.class)
        .createSelectionQuery(
            "from RequestRow where dueAt <= :now order by dueAt", RequestRow.class)
        .setParameter("now", now)
        .setMaxResults(limit)
        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
        .getResultList();
  }
}
