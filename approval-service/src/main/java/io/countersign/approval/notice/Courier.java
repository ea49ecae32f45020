package io.countersign.approval.notice;

import io.countersign.approval.Approvals;
import io.countersign.approval.notice.DeliveryStore.Address;
import io.countersign.approval.notice.DeliveryStore.Asked;
import io.countersign.contracts.event.NotificationAbandoned;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Tells one after the other what is due. While it tells, it holds nothing in the database but its
 * claim, after whose end somebody else tries the same.
 */
public final class Courier {
  /** Longer than any attempt, so that no older state arrives after a newer one. */
  private static final Duration CLAIM = Channel.LONGEST_ATTEMPT.multipliedBy(2);

  /** Nobody is made to wait longer by what the other side says. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final int LONGEST_REASON = 500;

  private final DeliveryStore deliveries;
  private final Channels channels;
  private final Notices notices;
  private final Recipients recipients;
  private final NoticeSettings settings;
  private final NoticeMeter meter;
  private final Abandonments abandonments;
  private final Clock clock;
  private final RandomGenerator random;
  private final Backoff retries;
  private final Backoff reminders;

  public Courier(
      DeliveryStore deliveries,
      Channels channels,
      Notices notices,
      Recipients recipients,
      NoticeSettings settings,
      NoticeMeter meter,
      Abandonments abandonments,
      Clock clock,
      RandomGenerator random) {
    this.deliveries = deliveries;
    this.channels = channels;
    this.notices = notices;
    this.recipients = recipients;
    this.settings = settings;
    this.meter = meter;
    this.abandonments = abandonments;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
    this.random = random;
    this.retries = new Backoff(settings.retryAfter(), settings.retryAtLeastEvery());
    this.reminders = new Backoff(settings.remindAfter(), settings.remindAtLeastEvery());
  }

  /**
   * Tells the oldest that is due there.
   *
   * @return whether it makes sense to go on: something was there, and was taken
   */
  public boolean next(Address address) {
    Instant now = clock.instant();
    Optional<Dispatch> claimed = deliveries.claim(address, now, now.plus(CLAIM));
    return claimed.isPresent() && attempt(claimed.get());
  }

  /** A fault of ours is tried again as well, and is no reason to tell nobody. */
  private boolean attempt(Dispatch dispatch) {
    try {
      return tell(dispatch);
    } catch (RuntimeException e) {
      return failed(dispatch, null, "It could not be told: " + e.getClass().getSimpleName() + ".");
    }
  }

  private boolean tell(Dispatch dispatch) {
    Optional<Channel> channel = channels.named(dispatch.channel());
    if (channel.isEmpty()) {
      return abandon(dispatch, "There is no channel '" + dispatch.channel() + "' any more.");
    }
    Optional<Notice> notice = notices.of(dispatch);
    if (notice.isEmpty() || !isWanted(dispatch, channel.get(), notice.get())) {
      deliveries.drop(dispatch);
      return true;
    }
    Instant now = clock.instant();
    Instant awake = awake(dispatch, now);
    if (awake.isAfter(now)) {
      deliveries.later(dispatch, awake, null);
      return true;
    }
    return tell(dispatch, channel.get(), notice.get());
  }

  /** Nobody is reminded who would not be asked now: it is others' turn, or they have had enough. */
  private boolean isWanted(Dispatch dispatch, Channel channel, Notice notice) {
    return channel.carries(dispatch.target(), notice)
        && !(notice instanceof Notice.Reminder reminder
            && !recipients.include(
                dispatch.channel(), dispatch.target(), reminder.batch(), notice));
  }

  /** An update in place wakes nobody, and a summary comes when it was asked for. */
  private Instant awake(Dispatch dispatch, Instant now) {
    return dispatch.urgent() || dispatch.isUpdate() || dispatch.kind() == Dispatch.Kind.SUMMARY
        ? now
        : recipients
            .quietHours(dispatch.channel(), dispatch.target())
            .map(q -> q.endAfter(now))
            .orElse(now);
  }

  private boolean tell(Dispatch dispatch, Channel channel, Notice notice) {
    String reference = dispatch.reference();
    if (dispatch.batch() != null && dispatch.kind() != Dispatch.Kind.ASKED) {
      Optional<Asked> asked = deliveries.asked(dispatch.batch(), address(dispatch));
      if (asked.isEmpty() && dispatch.kind() == Dispatch.Kind.REMINDER) {
        return postpone(dispatch);
      }
      reference = asked.map(Asked::reference).orElse(null);
    }
    Message message = new Message(dispatch.messageId(), dispatch.target(), notice, reference);
    return settle(dispatch, channel.deliver(message));
  }

  /** Nobody is reminded of what they were not told. */
  private boolean postpone(Dispatch dispatch) {
    deliveries.later(dispatch, clock.instant().plus(settings.remindAfter()), null);
    return true;
  }

  private boolean settle(Dispatch dispatch, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered(var reference) -> delivered(dispatch, reference);
      case Delivery.Later(var after, var reason) -> failed(dispatch, after, reason);
      case Delivery.Refused(var reason) -> abandon(dispatch, reason);
    };
  }

  private boolean delivered(Dispatch dispatch, @Nullable String reference) {
    Instant now = clock.instant();
    if (dispatch.kind() == Dispatch.Kind.REMINDER) {
      deliveries.again(dispatch, now, now.plus(reminders.pause(dispatch.times() + 1)));
    } else {
      deliveries.delivered(dispatch, reference, now, now.plus(settings.updateEvery()));
    }
    meter.told(dispatch.channel(), dispatch.isUpdate() ? "update" : dispatch.kind().text());
    return true;
  }

  private boolean failed(Dispatch dispatch, @Nullable Duration after, String reason) {
    if (dispatch.attempts() >= settings.mostAttempts()) {
      return abandon(dispatch, reason);
    }
    deliveries.later(dispatch, clock.instant().plus(pause(dispatch, after)), beginning(reason));
    return false;
  }

  private static String beginning(String reason) {
    return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
  }

  /** Between half of the pause and all of it, so that not all try at the same moment. */
  private Duration pause(Dispatch dispatch, @Nullable Duration after) {
    long most = retries.pause(dispatch.attempts() - 1).toMillis();
    Duration own = Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    if (after == null || after.compareTo(own) < 0) {
      return own;
    }
    return after.compareTo(LONGEST_WAIT) < 0 ? after : LONGEST_WAIT;
  }

  /** Recorded first: if that fails, it is tried again instead of being forgotten. */
  private boolean abandon(Dispatch dispatch, String reason) {
    abandonments.record(
        new NotificationAbandoned(
            dispatch.id(),
            dispatch.channel(),
            dispatch.target(),
            dispatch.attempts(),
            beginning(reason)));
    deliveries.dead(dispatch, beginning(reason));
    return true;
  }

  private static Address address(Dispatch dispatch) {
    return new Address(dispatch.channel(), dispatch.target());
  }
}
