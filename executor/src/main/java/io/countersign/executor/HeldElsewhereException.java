package io.countersign.executor;

import io.countersign.contracts.WarrantId;

/** Another run of the executor is at work on the warrant; its end is to be waited for. */
public final class HeldElsewhereException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HeldElsewhereException(WarrantId warrant, Run holder) {
    super("the warrant " + warrant + " is being executed by " + holder.instance());
  }
}
