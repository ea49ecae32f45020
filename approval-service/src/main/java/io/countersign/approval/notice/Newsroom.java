package io.countersign.approval.notice;

import io.countersign.approval.Approvals;
import io.countersign.approval.notice.DeliveryStore.Address;
import io.countersign.approval.notice.DeliveryStore.Order;
import io.countersign.contracts.ApprovalRequestId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out whom news have to be told, and when. */
public final class Newsroom {
  private static final int AT_ONCE = 500;

  private final NewsStore news;
  private final BatchStore batches;
  private final DeliveryStore deliveries;
  private final Recipients recipients;
  private final Channels channels;
  private final NoticeSettings settings;
  private final NoticeMeter meter;
  private final Clock clock;

  public Newsroom(
      NewsStore news,
      BatchStore batches,
      DeliveryStore deliveries,
      Recipients recipients,
      Channels channels,
      NoticeSettings settings,
      NoticeMeter meter,
      Clock clock) {
    this.news = news;
    this.batches = batches;
    this.deliveries = deliveries;
    this.recipients = recipients;
    this.channels = channels;
    this.settings = settings;
    this.meter = meter;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  /**
   * Batch by batch, each in a transaction of its own, so that none holds up another.
   *
   * @throws RuntimeException the first fault, after all batches were tried
   */
  public void pass() {
    RuntimeException fault = null;
    for (BatchId id : news.waiting(AT_ONCE)) {
      try {
        news.take(id, taken -> batches.find(id).ifPresent(batch -> handle(batch, taken)));
      } catch (RuntimeException e) {
        fault = fault == null ? e : fault;
      }
    }
    if (fault != null) {
      throw fault;
    }
  }

  private void handle(Batch batch, List<News> about) {
    Instant now = clock.instant();
    batches.noticeEnd(batch.id(), batch.isOver(), now);
    deliveries.refresh(batch.id(), channels::updates, now, settings.updateEvery());
    if (!batch.pending().isEmpty()) {
      ask(batch, now);
    }
    about.forEach(n -> handle(batch, n, now));
  }

  private void ask(Batch batch, Instant now) {
    boolean urgent = batch.isUrgent();
    Notice asked = new Notice.Asked(batch, urgent);
    Notice reminder = new Notice.Reminder(batch, 0, urgent);
    for (Recipient to : recipients.of(batch, asked)) {
      Instant dueAt = to.from(now, urgent);
      add(to, batch, null, asked, dueAt);
      add(to, batch, null, reminder, to.from(dueAt.plus(settings.remindAfter()), urgent));
    }
  }

  private void handle(Batch batch, News one, Instant now) {
    switch (one) {
      case News.Changed changed -> {}
      case News.Ended ended ->
          meter.ended((double) deliveries.messages(batch.id()) / batch.members().size());
      case News.Escalated escalated -> {
        if (!batch.pending().isEmpty()) {
          tell(batch, escalated.request(), new Notice.Escalated(batch), now);
        }
      }
      case News.GlassBroken(var id, var request, var reason, var dueAt) ->
          batch
              .broken(request)
              .ifPresent(broken ->
                  tell(batch, request, new Notice.GlassBroken(broken, reason, dueAt), now));
      case News.ReviewLate(var id, var request, var dueAt, var times) ->
          batch
              .broken(request)
              .ifPresent(
                  broken -> tell(batch, request, new Notice.ReviewLate(broken, dueAt, times), now));
    }
  }

  private void tell(Batch batch, ApprovalRequestId request, Notice notice, Instant now) {
    recipients
        .of(batch, notice)
        .forEach(to -> add(to, batch, request, notice, to.from(now, notice.urgent())));
  }

  private void add(
      Recipient to,
      Batch batch,
      @Nullable ApprovalRequestId request,
      Notice notice,
      Instant dueAt) {
    deliveries.add(
        Order.of(new Address(to.channel(), to.target()), batch.id(), request, notice, dueAt));
  }
}
