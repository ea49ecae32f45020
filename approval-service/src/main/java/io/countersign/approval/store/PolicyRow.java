package io.countersign.approval.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** The policies in force; one row at most. */
@Entity
@Immutable
@Table(name = "policy_in_force")
@SuppressWarnings("NullAway.Init") // Hibernate sets every field.
class PolicyRow {
  @Id
  @Column(name = "only_one")
  boolean onlyOne;

  String bundle;

  Instant since;
}
