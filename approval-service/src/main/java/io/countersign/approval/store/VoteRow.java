package io.countersign.approval.store;

import io.countersign.approval.Vote;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Verdict;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's answer as it is kept. */
@Entity
@Table(name = "vote")
@SuppressWarnings("NullAway.Init") // Hibernate or the code that adds a row sets every field.
class VoteRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long position;

  @Column(name = "request_id")
  UUID requestId;

  int revision;

  String person;

  String subject;

  @Column(name = "person_name")
  String personName;

  @Column(name = "on_behalf_of")
  @Nullable String onBehalfOf;

  @Enumerated(EnumType.STRING)
  Verdict verdict;

  @Nullable Integer stage;

  @Column(name = "maximum_rows")
  @Nullable Long maximumRows;

  @Column(name = "not_before")
  @Nullable Instant notBefore;

  @Column(name = "not_after")
  @Nullable Instant notAfter;

  @Column(name = "grant_uses")
  @Nullable Integer grantUses;

  @Column(name = "grant_rows")
  @Nullable Long grantRows;

  @Column(name = "grant_until")
  @Nullable Instant grantUntil;

  @Nullable String comment;

  @Column(name = "cast_at")
  Instant castAt;

  static VoteRow of(UUID requestId, int revision, Vote vote) {
    VoteRow row = new VoteRow();
    row.requestId = requestId;
    row.revision = revision;
    row.person = vote.person();
    row.subject = vote.subject();
    row.personName = vote.name();
    row.onBehalfOf = vote.onBehalfOf();
    row.verdict = vote.verdict();
    row.stage = vote.stage();
    row.maximumRows = vote.conditions().maximumRows();
    row.notBefore = vote.conditions().notBefore();
    row.notAfter = vote.conditions().notAfter();
    GrantTerms grant = vote.grant();
    if (grant != null) {
      row.grantUses = grant.uses();
      row.grantRows = grant.maximumRows();
      row.grantUntil = grant.until();
    }
    row.comment = vote.comment();
    row.castAt = vote.at();
    return row;
  }

  static List<Vote> votesOn(UUID requestId, int revision) {
    return VoteRow.<VoteRow>list(
            "requestId = ?1 and revision = ?2 order by position", requestId, revision)
        .stream()
        .map(VoteRow::toVote)
        .toList();
  }

  /** At once, so that the person's new answer finds its place free. */
  static void withdraw(UUID requestId, int revision, String person) {
    delete("requestId = ?1 and revision = ?2 and person = ?3", requestId, revision, person);
  }

  Vote toVote() {
    return new Vote(
        person,
        subject,
        personName,
        onBehalfOf,
        verdict,
        stage,
        new ApprovalConditions(maximumRows, notBefore, notAfter),
        grant(),
        comment,
        castAt);
  }

  private @Nullable GrantTerms grant() {
    return grantUses == null || grantRows == null || grantUntil == null
        ? null
        : new GrantTerms(grantUses, grantRows, grantUntil);
  }
}
