package io.countersign.approval.store;

import io.countersign.approval.inbox.Addressee;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements upon the tables of the inbox. */
@ApplicationScoped
class StandingRows {
  /** Told to whoever listens when the transaction commits (PostgreSQL manual, NOTIFY). */
  static final String CHANNEL = "countersign_approvals";

  private final Sql sql;

  StandingRows(Sql sql) {
    this.sql = sql;
  }

  /** From now on these are asked, and nobody else. */
  void address(UUID request, Collection<Addressee> addressees) {
    sql.update("delete from addressee where request_id = ?", request);
    for (Addressee addressee : addressees) {
      sql.update(
          "insert into addressee (request_id, key, owner_too) values (?, ?, ?)",
          request,
          addressee.key(),
          addressee.ownerToo());
    }
  }

  void put(UUID request, @Nullable String nextStep, boolean escalated) {
    sql.update(
        """
        insert into standing (request_id, next_step, escalated, changed_at) values (?, ?, ?, now())
        on conflict (request_id) do update
          set next_step = excluded.next_step, escalated = excluded.escalated, changed_at = excluded.changed_at
        """,
        request,
        nextStep,
        escalated);
  }

  void touch(UUID request) {
    sql.update("update standing set changed_at = now() where request_id = ?", request);
  }

  /** Every replica hears of it once the transaction has committed. */
  void tell(UUID request) {
    sql.list("select pg_notify(?, ?)", row -> row.getString(1), CHANNEL, request.toString());
  }
}
