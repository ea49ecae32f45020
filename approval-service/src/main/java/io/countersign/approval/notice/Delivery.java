package io.countersign.approval.notice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to tell somebody something. */
public sealed interface Delivery {
  /**
   * @param reference by which the channel finds the message again, to update it; absent where it
   *     keeps none
   */
  record Delivered(@Nullable String reference) implements Delivery {}

  /**
   * The other side is away, or has enough for now: the same is tried again.
   *
   * @param after the earliest time for that, as the other side says; absent where it says nothing
   * @param reason for people, without secrets
   */
  record Later(@Nullable Duration after, String reason) implements Delivery {}

  /** The other side never takes this: nothing is gained by trying again. */
  record Refused(String reason) implements Delivery {}
}
