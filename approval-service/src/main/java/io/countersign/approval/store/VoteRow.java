package io.countersign.approval.store;

import io.countersign.approval.Vote;
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

  String voter;

  @Column(name = "voter_name")
  String voterName;

  @Enumerated(EnumType.STRING)
  Verdict verdict;

  @Nullable String comment;

  @Column(name = "cast_at")
  Instant castAt;

  static VoteRow of(UUID requestId, Vote vote) {
    VoteRow row = new VoteRow();
    row.requestId = requestId;
    row.voter = vote.subject();
    row.voterName = vote.name();
    row.verdict = vote.verdict();
    row.comment = vote.comment();
    row.castAt = vote.at();
    return row;
  }

  static List<Vote> votesOn(UUID requestId) {
    return VoteRow.<VoteRow>list("requestId = ?1 order by position", requestId).stream()
        .map(VoteRow::toVote)
        .toList();
  }

  private Vote toVote() {
    return new Vote(voter, voterName, verdict, comment, castAt);
  }
}
