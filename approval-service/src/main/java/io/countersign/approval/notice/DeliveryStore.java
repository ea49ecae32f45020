package io.countersign.approval.notice;

import io.countersign.contracts.ApprovalRequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where is kept what has to be told, until it is. */
public interface DeliveryStore {
  /** Whom messages go to. */
  record Address(String channel, String target) {}

  /** What somebody has to be told. */
  record Order(
      Address address,
      Dispatch.Kind kind,
      BatchId batch,
      @Nullable ApprovalRequestId request,
      boolean urgent,
      Instant dueAt,
      @Nullable String reason,
      @Nullable Instant reviewDueAt,
      int times) {
    /**
     * @param request which member it is about; absent for all
     */
    static Order of(
        Address address,
        BatchId batch,
        @Nullable ApprovalRequestId request,
        Notice notice,
        Instant dueAt) {
      String reason = notice instanceof Notice.GlassBroken broken ? broken.reason() : null;
      Instant reviewDueAt =
          switch (notice) {
            case Notice.GlassBroken broken -> broken.reviewDueAt();
            case Notice.ReviewLate late -> late.reviewDueAt();
            case Notice.Asked _, Notice.Reminder _, Notice.Escalated _, Notice.Summary _ -> null;
          };
      int times = notice instanceof Notice.ReviewLate late ? late.times() : 0;
      return new Order(
          address,
          Dispatch.Kind.of(notice),
          batch,
          request,
          notice.urgent(),
          dueAt,
          reason,
          reviewDueAt,
          times);
    }
  }

  /**
   * Keeps it. Of asking and reminding there is one for each address and batch, which may become
   * urgent.
   */
  void add(Order order);

  /**
   * Lets what was told of a batch be told anew.
   *
   * @param where only there
   * @param every not sooner after it was last told
   */
  void refresh(BatchId batch, Predicate<Address> where, Instant now, Duration every);

  /** Those to whom something is due that nobody is at. */
  List<Address> due(Instant now);

  /** The oldest that is due there, and nobody else's until then. */
  Optional<Dispatch> claim(Address address, Instant now, Instant until);

  /** The message about a batch that somebody got; empty if they did not yet. */
  Optional<Asked> asked(BatchId batch, Address address);

  /** A message that was delivered. */
  record Asked(@Nullable String reference) {}

  /**
   * It was told. What has become wanted since is told from {@code next} on.
   *
   * @param reference absent to keep the one there is
   */
  void delivered(Dispatch dispatch, @Nullable String reference, Instant now, Instant next);

  /** It was told, and will be again. */
  void again(Dispatch dispatch, Instant now, Instant next);

  /** It was not told, and is tried later. */
  void later(Dispatch dispatch, Instant next, @Nullable String why);

  /** It is not told unless somebody wants it replayed. */
  void dead(Dispatch dispatch, String why);

  /** It need not be told. */
  void drop(Dispatch dispatch);

  /** How many messages people got about a batch, updates in place not counted. */
  int messages(BatchId batch);

  int countDead();
}
