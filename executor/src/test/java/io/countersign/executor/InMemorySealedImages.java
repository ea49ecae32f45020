package io.countersign.executor;

import io.countersign.contracts.ExecutionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps what would undo commands in memory, unsealed. */
public final class InMemorySealedImages implements SealedImages {
  public static final Instant UNTIL = Instant.parse("2999-01-01T00:00:00Z");

  public final Map<KeptName, KeptUndo> kept = new HashMap<>();
  public Instant until = UNTIL;

  @Override
  public int maximumBytes() {
    return 1024;
  }

  @Override
  public Instant keep(KeptName name, Undo undo, Written written) {
    kept.put(name, new KeptUndo(undo, written, until, false));
    return until;
  }

  @Override
  public Optional<KeptUndo> find(KeptName name) {
    return Optional.ofNullable(kept.get(name));
  }

  @Override
  public void settle(ExecutionId execution, boolean tookEffect) {
    if (tookEffect) {
      kept.replaceAll((name, undo) ->
          name.execution().equals(execution)
              ? new KeptUndo(undo.undo(), undo.written(), undo.until(), true)
              : undo);
    } else {
      kept.keySet().removeIf(name -> name.execution().equals(execution));
    }
  }
}
