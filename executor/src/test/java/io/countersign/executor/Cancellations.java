package io.countersign.executor;

/** Lets tests of other packages cancel. */
public final class Cancellations {
  private Cancellations() {}

  public static void request(Cancellation cancellation) {
    cancellation.request(Cancellation.Reason.SUBMITTER);
  }
}
