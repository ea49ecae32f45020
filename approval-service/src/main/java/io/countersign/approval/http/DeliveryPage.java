package io.countersign.approval.http;

import io.countersign.approval.notice.DeliveryLog;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries in the order in which they came.
 *
 * @param next for {@code after} of the next page; absent on the last
 */
record DeliveryPage(List<DeliveryLog.Entry> deliveries, @Nullable UUID next) {
  /**
   * @param found one more than fits, if there are more
   */
  static DeliveryPage of(List<DeliveryLog.Entry> found, int limit) {
    List<DeliveryLog.Entry> shown = found.subList(0, Math.min(limit, found.size()));
    return new DeliveryPage(shown, found.size() > limit ? shown.getLast().deliveryId() : null);
  }
}
