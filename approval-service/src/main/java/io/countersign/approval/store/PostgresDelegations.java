package io.countersign.approval.store;

import io.countersign.approval.Delegation;
import io.countersign.approval.Delegations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Delegations in PostgreSQL. */
@ApplicationScoped
@Transactional
public class PostgresDelegations implements Delegations {
  @Override
  public List<Delegation> to(String person, Instant now) {
    return DelegationRow.<DelegationRow>list(
            "toPerson = ?1 and until > ?2 order by fromPerson", person, now)
        .stream()
        .map(DelegationRow::toDelegation)
        .toList();
  }

  @Override
  public Optional<Delegation> from(String person, Instant now) {
    return DelegationRow.<DelegationRow>find("fromPerson = ?1 and until > ?2", person, now)
        .firstResultOptional()
        .map(DelegationRow::toDelegation);
  }
}
