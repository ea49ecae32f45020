package io.countersign.approval.notice;

import io.countersign.approval.Admission;
import io.countersign.approval.Opening;

/**
 * Lets requests of one principal come one after the other, before anything is looked up for them:
 * what locks more comes after it, so that no two transactions wait for each other.
 */
public final class AgentTurn implements Admission {
  private static final int ORDER = 0;

  private final BatchStore batches;

  public AgentTurn(BatchStore batches) {
    this.batches = batches;
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public Opening admit(Opening opening) {
    batches.awaitTurn(opening.state().request().command().principal().subject());
    return opening;
  }
}
