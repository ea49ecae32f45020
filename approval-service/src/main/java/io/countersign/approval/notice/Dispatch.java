package io.countersign.approval.notice;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.event.EventId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody is told, as it is kept.
 *
 * @param batch absent for summaries
 * @param attempts since it was told last, this one included
 * @param wanted counts what has to be told
 * @param sent up to where it was
 * @param times how often they were reminded
 * @param reference by which the channel finds the message again
 * @param claimedUntil until when nobody else tries
 */
public record Dispatch(
    UUID id,
    String channel,
    String target,
    Kind kind,
    @Nullable BatchId batch,
    @Nullable ApprovalRequestId request,
    boolean urgent,
    int attempts,
    long wanted,
    long sent,
    int times,
    @Nullable String reference,
    @Nullable String reason,
    @Nullable Instant reviewDueAt,
    Instant claimedUntil) {
  /** What it is about; the text is what metrics and the store say. */
  public enum Kind {
    ASKED("asked"),
    REMINDER("reminder"),
    ESCALATED("escalated"),
    GLASS_BROKEN("glass-broken"),
    REVIEW_LATE("review-late"),
    SUMMARY("summary");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    public static Optional<Kind> named(String text) {
      return Arrays.stream(values()).filter(k -> k.text.equals(text)).findFirst();
    }

    public static Kind of(Notice notice) {
      return switch (notice) {
        case Notice.Asked _ -> ASKED;
        case Notice.Reminder _ -> REMINDER;
        case Notice.Escalated _ -> ESCALATED;
        case Notice.GlassBroken _ -> GLASS_BROKEN;
        case Notice.ReviewLate _ -> REVIEW_LATE;
        case Notice.Summary _ -> SUMMARY;
      };
    }
  }

  /** Whether it only brings up to date what was told before. */
  boolean isUpdate() {
    return kind == Kind.ASKED && sent > 0;
  }

  /** The same for each attempt to tell the same. */
  UUID messageId() {
    return new EventId(id).deriveUuid(kind.text() + wanted + '-' + times);
  }
}
