package io.countersign.approval.notice;

import org.jspecify.annotations.Nullable;

/**
 * A way to tell people. Renders what is as it is now; whatever text comes from SQL, agents or
 * people is shown as plain text.
 */
public interface Channel {
  /** Such as {@code slack}; deliveries are kept under it. */
  String name();

  /** Whether this channel tells such a thing at all. */
  boolean carries(Notice notice);

  /**
   * Tells it once. Blocks; never throws for a fault of the other side.
   *
   * @param target whom, as this channel's configuration calls it
   * @param reference of the message that is to be updated; absent for a new one
   */
  Delivery deliver(String target, Notice notice, @Nullable String reference);
}
