package io.countersign.approval.store;

import io.countersign.approval.Delegation;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;

/** A delegation as it is kept; a person has one at most. */
@Entity
@Table(name = "delegation")
@SuppressWarnings("NullAway.Init") // Hibernate or the code that adds a row sets every field.
class DelegationRow extends PanacheEntityBase {
  @Id
  @Column(name = "from_person")
  String fromPerson;

  String[] roles;

  @Column(name = "to_person")
  String toPerson;

  Instant until;

  static DelegationRow of(Delegation delegation) {
    DelegationRow row = new DelegationRow();
    row.fromPerson = delegation.from();
    row.roles = delegation.roles().toArray(String[]::new);
    row.toPerson = delegation.to();
    row.until = delegation.until();
    return row;
  }

  Delegation toDelegation() {
    return new Delegation(fromPerson, Set.of(roles), toPerson, until);
  }
}
