package io.countersign.approval.store;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Transition;
import io.countersign.approval.review.Review;
import io.countersign.approval.review.ReviewStore;
import io.countersign.contracts.ApprovalRequestId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reviews in PostgreSQL. Whatever changes one has locked its request. */
@ApplicationScoped
@Transactional
public class PostgresReviews implements ReviewStore {
  private static final String REVIEWS =
      "select v as review, r as request from ReviewRow v join RequestRow r on r.id = v.requestId ";
  private static final String LATE =
      """
      select r.id from approval_request r join review v on v.request_id = r.id
      where v.next_escalation_at <= :now order by v.next_escalation_at limit :limit for update of r skip locked
      """;

  private final ApprovalStore requests;
  private final EntityManager entities;

  PostgresReviews(ApprovalStore requests, EntityManager entities) {
    this.requests = requests;
    this.entities = entities;
  }

  @Override
  public Optional<Review> find(ApprovalRequestId id) {
    return entities
        .createQuery(REVIEWS + "where v.requestId = :id", Tuple.class)
        .setParameter("id", id.value())
        .getResultStream()
        .map(PostgresReviews::review)
        .findFirst();
  }

  private static Review review(Tuple tuple) {
    return tuple.get("review", ReviewRow.class).toReview(tuple.get("request", RequestRow.class));
  }

  @Override
  public Optional<List<Review>> list(
      @Nullable Boolean done, @Nullable ApprovalRequestId after, int limit) {
    return position(after).map(p -> list(done, p, limit));
  }

  private static Optional<Long> position(@Nullable ApprovalRequestId after) {
    return after == null
        ? Optional.of(0L)
        : ReviewRow.find("select v.position from ReviewRow v where v.requestId = ?1", after.value())
            .project(Long.class)
            .firstResultOptional();
  }

  private List<Review> list(@Nullable Boolean done, long position, int limit) {
    String filter =
        done == null ? "" : done ? " and v.doneAt is not null" : " and v.doneAt is null";
    return entities
        .createQuery(
            REVIEWS + "where v.position > :position" + filter + " order by v.position", Tuple.class)
        .setParameter("position", position)
        .setMaxResults(limit)
        .getResultStream()
        .map(PostgresReviews::review)
        .toList();
  }

  @Override
  public int late(Instant now, int limit, BiFunction<ApprovalState, Review, Transition> change) {
    List<?> ids =
        entities
            .createNativeQuery(LATE, UUID.class)
            .setParameter("now", now)
            .setParameter("limit", limit)
            .getResultList();
    ids.forEach(id -> late(new ApprovalRequestId((UUID) id), now, change));
    return ids.size();
  }

  /** Another replica may have told between the look and the lock. */
  private void late(
      ApprovalRequestId id, Instant now, BiFunction<ApprovalState, Review, Transition> change) {
    requests.change(
        id,
        state ->
            new ApprovalStore.Change<>(
                isLate(id, now)
                    ? change.apply(state, find(id).orElseThrow())
                    : new Transition(state, List.of()),
                id));
  }

  private static boolean isLate(ApprovalRequestId id, Instant now) {
    return ReviewRow.count("requestId = ?1 and nextEscalationAt <= ?2", id.value(), now) == 1;
  }

  @Override
  public Owed owed(Instant now) {
    return new Owed(
        ReviewRow.count("doneAt is null"), ReviewRow.count("doneAt is null and dueAt <= ?1", now));
  }
}
