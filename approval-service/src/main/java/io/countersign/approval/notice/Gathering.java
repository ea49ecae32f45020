package io.countersign.approval.notice;

import io.countersign.approval.ApprovalObserver;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.Approvals;
import io.countersign.approval.Occurrence;
import io.countersign.contracts.event.ApprovalEscalated;
import io.countersign.contracts.event.GlassBroken;
import io.countersign.contracts.event.ReviewEscalated;
import io.countersign.contracts.event.VoteCast;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers requests into batches as they are asked, and notes what happens to them. Notes only: it
 * waits for nothing, so that whoever decides never waits for what is told.
 */
public final class Gathering implements ApprovalObserver {
  private final BatchStore batches;
  private final NewsStore news;
  private final Clock clock;

  public Gathering(BatchStore batches, NewsStore news, Clock clock) {
    this.batches = batches;
    this.news = news;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  @Override
  public void changed(
      @Nullable ApprovalState before, ApprovalState after, List<Occurrence> occurrences) {
    boolean told = occurrences.stream().anyMatch(o -> isToldByItself(o));
    if (after.equals(before) && !told) {
      return;
    }
    batch(before, after, told).ifPresent(batch -> note(batch, before, after, occurrences));
  }

  private static boolean isToldByItself(Occurrence occurrence) {
    return occurrence.data() instanceof ApprovalEscalated
        || occurrence.data() instanceof GlassBroken
        || occurrence.data() instanceof ReviewEscalated;
  }

  /** Empty of what people were never asked about, and need not be told. */
  private Optional<BatchId> batch(
      @Nullable ApprovalState before, ApprovalState after, boolean told) {
    boolean isNew = before == null || before instanceof ApprovalState.Queued;
    if (isNew && (after instanceof ApprovalState.Pending || told)) {
      batches.awaitTurn(after.request().command().principal().subject());
      return Optional.of(batches.join(after.request(), clock.instant()));
    }
    return isNew ? Optional.empty() : batches.batchOf(after.request().id());
  }

  private void note(
      BatchId batch,
      @Nullable ApprovalState before,
      ApprovalState after,
      List<Occurrence> occurrences) {
    occurrences.forEach(o -> note(batch, after, o));
    if (!(after instanceof ApprovalState.Open) && before instanceof ApprovalState.Open) {
      news.add(new News.Ended(batch, after.request().id()));
    } else if (!after.equals(before)) {
      news.add(new News.Changed(batch, after.request().id()));
    }
  }

  private void note(BatchId batch, ApprovalState after, Occurrence occurrence) {
    switch (occurrence.data()) {
      case VoteCast vote -> batches.close(batch, clock.instant());
      case ApprovalEscalated escalated -> news.add(new News.Escalated(batch, after.request().id()));
      case GlassBroken broken ->
          news.add(
              new News.GlassBroken(
                  batch, after.request().id(), broken.reason(), broken.reviewDueAt()));
      case ReviewEscalated late ->
          news.add(new News.ReviewLate(batch, after.request().id(), late.dueAt(), late.times()));
      default -> {}
    }
  }
}
