package io.countersign.audit.report;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.ReviewVerdict;
import io.countersign.contracts.event.GlassBroken;
import io.countersign.contracts.event.ReviewCompleted;
import io.countersign.contracts.event.ReviewEscalated;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands that ran before anybody had approved them, and what was thought of that afterwards. */
public record BreakGlassUses(Listing<Use> uses, Listing<Told> escalated) implements Section {
  /**
   * One of them.
   *
   * @param person absent, as reason and times are, where the store does not have what the event
   *     said
   * @param review absent while nobody has looked
   * @param overdue whether nobody had looked in time when the report was made
   */
  public record Use(
      @Nullable CommandId commandId,
      Instant time,
      String position,
      @Nullable String person,
      @Nullable String reason,
      @Nullable Instant reviewDueAt,
      @Nullable Review review,
      boolean overdue) {}

  /** What somebody found afterwards. */
  public record Review(Instant time, String person, ReviewVerdict verdict, String comment) {}

  static BreakGlassUses of(Evidence evidence) {
    Map<ApprovalRequestId, Review> reviews = reviews(evidence);
    ExaminedEvents<GlassBroken> broken = evidence.events(GlassBroken.class);
    List<Use> uses = broken.entries().stream().map(e -> use(e, reviews, evidence.now())).toList();
    return new BreakGlassUses(
        Listing.first(
            uses,
            broken.complete(),
            evidence.settings().listedEntries(),
            evidence.eventsQuery(GlassBroken.class)),
        evidence.told(ReviewEscalated.class));
  }

  private static Map<ApprovalRequestId, Review> reviews(Evidence evidence) {
    Map<ApprovalRequestId, Review> reviews = new HashMap<>();
    for (ExaminedEvents.Entry<ReviewCompleted> entry :
        evidence.eventsSinceItsBegin(ReviewCompleted.class).entries()) {
      ReviewCompleted data = entry.data();
      if (data != null) {
        reviews.put(
            data.requestId(),
            new Review(entry.event().time(), data.person(), data.verdict(), data.comment()));
      }
    }
    return reviews;
  }

  private static Use use(
      ExaminedEvents.Entry<GlassBroken> entry,
      Map<ApprovalRequestId, Review> reviews,
      Instant now) {
    GlassBroken data = entry.data();
    Review review = data == null ? null : reviews.get(data.requestId());
    return new Use(
        entry.event().commandId(),
        entry.event().time(),
        entry.event().position().toString(),
        data == null ? null : data.person(),
        data == null ? null : data.reason(),
        data == null ? null : data.reviewDueAt(),
        review,
        data != null && review == null && data.reviewDueAt().isBefore(now));
  }
}
