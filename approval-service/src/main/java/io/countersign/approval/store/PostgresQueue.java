package io.countersign.approval.store;

import io.countersign.approval.notice.QueueStore;
import io.countersign.contracts.ApprovalRequestId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Waiting requests in PostgreSQL: those whose state says so. */
@ApplicationScoped
@Transactional
public class PostgresQueue implements QueueStore {
  private final Sql sql;

  PostgresQueue(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean isWaiting(String agent) {
    return !waiting(agent, 1).isEmpty();
  }

  @Override
  public List<String> waitingAgents() {
    return sql.list(
        "select distinct submitter_subject from approval_request where state = 'queued' order by 1",
        row -> row.getString(1));
  }

  @Override
  public List<ApprovalRequestId> waiting(String agent, int limit) {
    return sql.list(
        "select id from approval_request where state = 'queued' and submitter_subject = ?"
            + " order by position limit ?",
        row -> new ApprovalRequestId(row.getObject("id", UUID.class)),
        RequestMapping.text(agent),
        limit);
  }
}
