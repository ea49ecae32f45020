package io.countersign.audit.ledger;

import java.util.Optional;
import java.util.function.Function;

/** Where the tree is kept. */
public interface LedgerStore {
  /**
   * Does one step of the tree's growth: all of it or, if it throws, nothing. What it wrote is on
   * the disk once this returns.
   *
   * @return empty if another instance is doing a step at the moment
   * @throws io.countersign.audit.StoreUnavailableException if it did not work; it may be tried
   *     again
   */
  <T> Optional<T> alone(Function<GrowingLedger, T> step);
}
