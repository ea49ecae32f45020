package io.countersign.audit.export;

/** Stored events in the order of the ledger, for destinations that each have a place in it. */
public interface Outbox {
  /**
   * Hands over the next events and moves the destination's place behind them, if they are taken.
   *
   * @param fromTheBeginning whether a new destination gets what was stored before, too
   * @param most how many at most
   * @throws DeliveryFailedException if the receiver says so; nothing is moved then
   */
  HandOver handOver(String destination, boolean fromTheBeginning, int most, Receiver receiver);
}
