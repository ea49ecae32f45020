package io.countersign.approval.store;

import io.countersign.approval.Delegation;
import io.countersign.approval.Delegations;
import io.countersign.approval.outbox.Outbox;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.DelegationSet;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.Draft;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Delegations in PostgreSQL. */
@ApplicationScoped
@Transactional
public class PostgresDelegations implements Delegations {
  private final Outbox outbox;
  private final IdSource ids;

  PostgresDelegations(Outbox outbox, IdSource ids) {
    this.outbox = outbox;
    this.ids = ids;
  }

  @Override
  public void set(Delegation delegation, Principal by) {
    DelegationRow.delete("fromPerson", delegation.from());
    DelegationRow.of(delegation).persistAndFlush();
    tell(new DelegationSet(by, delegation.from(), delegation.to(), delegation.until()));
  }

  @Override
  public void end(String person, Principal by) {
    if (DelegationRow.delete("fromPerson", person) > 0) {
      tell(new DelegationSet(by, person, null, null));
    }
  }

  private void tell(DelegationSet data) {
    outbox.append(Draft.administration(new EventId(ids.next()), data));
  }

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
