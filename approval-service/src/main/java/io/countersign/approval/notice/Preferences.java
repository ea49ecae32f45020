package io.countersign.approval.notice;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How one person wants to be told.
 *
 * @param quietHours absent for none
 * @param summary absent for none
 * @param immediate whether they are told of each batch by itself, as it comes
 */
public record Preferences(
    @Nullable QuietHours quietHours, @Nullable SummaryTimes summary, boolean immediate) {
  /** Of somebody who has not said anything: nobody is told who did not ask for it. */
  public static final Preferences NONE = new Preferences(null, null, false);

  /** Where the person's day begins and ends. */
  public ZoneId zone(ZoneId otherwise) {
    return quietHours == null ? otherwise : quietHours.zone();
  }
}
