package io.countersign.audit.export;

import java.util.List;

/** Takes events, in the order of the ledger. */
@FunctionalInterface
public interface Receiver {
  /**
   * Returns once they are taken for good.
   *
   * @throws DeliveryFailedException if they may not have been; they come again
   */
  void take(List<Ordered> events);
}
