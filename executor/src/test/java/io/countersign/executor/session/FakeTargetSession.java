package io.countersign.executor.session;

import io.countersign.contracts.Outcome;
import io.countersign.executor.Cancellation;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.Work;
import io.countersign.sql.SessionStatement;
import java.util.ArrayList;
import java.util.List;

/** A session that is in the state that a test gives it. */
final class FakeTargetSession implements TargetSession {
  final List<String> ran = new ArrayList<>();
  State state = State.HOLDING;
  boolean closed;

  @Override
  public Outcome run(
      Work work, SessionStatement statement, RunListener listener, Cancellation cancellation) {
    ran.add(work.command().sql());
    listener.began(null);
    listener.readyToCommit(RunSummary.changed(0));
    return RunSummary.changed(0).succeeded();
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public void close() {
    closed = true;
  }
}
