package io.countersign.audit.rebuild;

import io.countersign.audit.Rebuild;
import io.countersign.audit.RebuildFailedException;
import io.countersign.audit.StoreUnavailableException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One rebuild at a time. An end of the service breaks it off, which leaves complete tables; it is
 * then asked for again.
 */
@Singleton
public class Rebuilding {
  private static final Logger LOG = Logger.getLogger(Rebuilding.class);
  private final Rebuild rebuild;
  private final AtomicReference<RebuildState> state = new AtomicReference<>(RebuildState.NONE);

  Rebuilding(Rebuild rebuild) {
    this.rebuild = rebuild;
  }

  public RebuildState state() {
    return state.get();
  }

  /** Whether it begins now; not if this instance is at it already. */
  public boolean begin() {
    RebuildState before = state.get();
    boolean begins =
        !before.running() && state.compareAndSet(before, new RebuildState(true, List.of(), null));
    if (begins) {
      Thread.ofVirtual().name("rebuild").start(this::run);
    }
    return begins;
  }

  private void run() {
    List<RebuildState.Exchanged> done = new ArrayList<>();
    String failure = "it was broken off";
    LOG.info("The rebuild of derived columns begins");
    try {
      boolean alone =
          rebuild.run((table, records) -> {
            done.add(new RebuildState.Exchanged(table, records));
            state.set(new RebuildState(true, done, null));
            LOG.infof("Derived %s anew from %d records", table, records);
          });
      failure = alone ? null : "another instance is at it";
    } catch (RebuildFailedException | StoreUnavailableException e) {
      failure = e.getMessage();
    } finally {
      end(done, failure);
    }
  }

  private void end(List<RebuildState.Exchanged> done, @Nullable String failure) {
    state.set(new RebuildState(false, done, failure));
    if (failure == null) {
      LOG.infof("The rebuild of %d tables is complete", done.size());
    } else {
      LOG.errorf("The rebuild ended after %d tables: %s", done.size(), failure);
    }
  }
}
