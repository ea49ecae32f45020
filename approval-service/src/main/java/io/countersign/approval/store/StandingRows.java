package io.countersign.approval.store;

import io.countersign.approval.inbox.Addressee;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements upon the tables of the inbox, within the transaction that is under way. */
@ApplicationScoped
class StandingRows {
  /** Told to whoever listens when the transaction commits (PostgreSQL manual, NOTIFY). */
  static final String CHANNEL = "countersign_approvals";

  private final EntityManager entities;

  StandingRows(EntityManager entities) {
    this.entities = entities;
  }

  void forget(UUID request) {
    entities
        .createNativeQuery("delete from addressee where request_id = :request")
        .setParameter("request", request)
        .executeUpdate();
  }

  void address(UUID request, Collection<Addressee> addressees) {
    entities
        .createNativeQuery(
            """
            insert into addressee (request_id, key, owner_too)
            select :request, a.key, a.owner_too from unnest(:keys, :owners) as a (key, owner_too)
            """)
        .setParameter("request", request)
        .setParameter("keys", addressees.stream().map(Addressee::key).toArray(String[]::new))
        .setParameter(
            "owners", addressees.stream().map(Addressee::ownerToo).toArray(Boolean[]::new))
        .executeUpdate();
  }

  void put(UUID request, @Nullable String nextStep, boolean escalated) {
    entities
        .createNativeQuery(
            """
            insert into standing (request_id, next_step, escalated, changed_at)
            values (:request, cast(:next as text), :escalated, now())
            on conflict (request_id) do update set next_step = excluded.next_step, escalated = excluded.escalated
            """)
        .setParameter("request", request)
        .setParameter("next", nextStep)
        .setParameter("escalated", escalated)
        .executeUpdate();
  }

  /** Something that is shown was changed. */
  void touch(UUID request) {
    entities
        .createNativeQuery(
            "update standing set changed_at = now() where request_id = :request")
        .setParameter("request", request)
        .executeUpdate();
    entities
        .createNativeQuery("select cast(pg_notify(:channel, :request) as text)")
        .setParameter("channel", CHANNEL)
        .setParameter("request", request.toString())
        .getSingleResult();
  }
}
