package io.countersign.approval.store;

import io.countersign.approval.ApprovalSummary;
import io.countersign.approval.StateName;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.PrincipalKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads requests page by page, by keyset, without the commands' whole text. */
@ApplicationScoped
class RequestList {
  private static final String COLUMNS =
      """
      select r.id, r.commandId, r.state, r.dataSource, r.statement, r.submitter, r.submitterKind, r.quorum,
        (select count(*) from VoteRow v where v.requestId = r.id and v.revision = r.revision), r.requestedAt, r.expiresAt
      from RequestRow r where r.position > :after
      """;
  private static final String ORDER = " order by r.position";

  private final EntityManager entities;

  RequestList(EntityManager entities) {
    this.entities = entities;
  }

  record Line(
      UUID id,
      UUID commandId,
      StateName state,
      String dataSource,
      String statement,
      String submitter,
      PrincipalKind submitterKind,
      int quorum,
      long votes,
      Instant requestedAt,
      Instant expiresAt) {
    ApprovalSummary toSummary() {
      return new ApprovalSummary(
          new ApprovalRequestId(id),
          new CommandId(commandId),
          state,
          dataSource,
          statement,
          submitter,
          submitterKind,
          quorum,
          Math.toIntExact(votes),
          requestedAt,
          expiresAt);
    }
  }

  Optional<List<ApprovalSummary>> list(
      @Nullable StateName state, @Nullable ApprovalRequestId after, int limit) {
    return position(after).map(p -> lines(state, p, limit).stream().map(Line::toSummary).toList());
  }

  private static Optional<Long> position(@Nullable ApprovalRequestId after) {
    return after == null
        ? Optional.of(0L)
        : RequestRow.find("select r.position from RequestRow r where r.id = ?1", after.value())
            .project(Long.class)
            .firstResultOptional();
  }

  private List<Line> lines(@Nullable StateName state, long after, int limit) {
    var query =
        entities
            .createQuery(
                COLUMNS + (state == null ? "" : " and r.state = :state") + ORDER, Line.class)
            .setParameter("after", after)
            .setMaxResults(limit);
    return (state == null ? query : query.setParameter("state", state)).getResultList();
  }
}
