package io.countersign.approval.store;

import io.countersign.approval.PoliciesInForce;
import io.countersign.contracts.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** In one row, whichever replica hears the news. */
@ApplicationScoped
@Transactional
public class PostgresPolicies implements PoliciesInForce {
  private static final String ACTIVATED =
      """
      insert into policy_in_force (bundle, since) values (:bundle, :since)
      on conflict (only_one) do update set bundle = excluded.bundle, since = excluded.since
      where policy_in_force.since < excluded.since
      """;

  private final EntityManager entities;

  PostgresPolicies(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void activated(Digest bundle, Instant at) {
    entities
        .createNativeQuery(ACTIVATED)
        .setParameter("bundle", bundle.text())
        .setParameter("since", at.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  @Override
  public Optional<Digest> bundle() {
    return entities
        .createQuery("select p.bundle from PolicyRow p", String.class)
        .getResultStream()
        .findFirst()
        .map(Digest::parse);
  }
}
