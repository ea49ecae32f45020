package io.countersign.approval.notice;

import io.countersign.approval.ApprovalRequest;
import io.countersign.contracts.ApprovalRequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where batches are kept. Whatever is called within a transaction takes part in it; else each call
 * is one.
 */
public interface BatchStore {
  /**
   * Lets everybody else who would ask for the same principal wait until the transaction ends, so
   * that arrivals at the same time find the same batch.
   */
  void awaitTurn(String subject);

  /** Whether a batch takes this request. Only to be trusted in one's turn. */
  boolean hasRoomFor(ApprovalRequest request, Instant now);

  /** Puts a request into the batch that takes it, or else into a new one. */
  BatchId join(ApprovalRequest request, Instant now);

  /** Lets nothing more join. */
  void close(BatchId id, Instant now);

  /** Notices whether any member may still change. */
  void noticeEnd(BatchId id, boolean isOver, Instant now);

  /** How many batches of a principal were opened since. */
  int openedSince(String subject, Instant since);

  /** About how many batches of a principal people are asked. */
  int open(String subject);

  Optional<Batch> find(BatchId id);

  Optional<BatchId> batchOf(ApprovalRequestId requestId);

  /**
   * Batches of which a member is pending, the oldest first.
   *
   * @param after only those opened after this one, if present
   */
  List<Batch> pending(@Nullable BatchId after, int limit);
}
