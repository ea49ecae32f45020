package io.countersign.audit.growth;

import io.countersign.log.note.Checkpoint;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether the ledger grows at the moment. */
@Singleton
public class LedgerStatus {
  private final AtomicReference<@Nullable String> fault = new AtomicReference<>("not started yet");
  private final AtomicLong size = new AtomicLong();

  void works() {
    fault.set(null);
  }

  void reached(Checkpoint checkpoint) {
    size.set(checkpoint.size());
  }

  void fails(String reason) {
    fault.set(reason);
  }

  /** Leaves under the last checkpoint that this instance has made. */
  long size() {
    return size.get();
  }

  /** What keeps the ledger from growing. */
  public Optional<String> fault() {
    return Optional.ofNullable(fault.get());
  }
}
