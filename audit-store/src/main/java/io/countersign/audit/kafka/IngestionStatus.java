package io.countersign.audit.kafka;

import io.countersign.audit.Partition;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether records get from Kafka to the store at the moment. */
@Singleton
public class IngestionStatus {
  private final AtomicReference<@Nullable String> fault = new AtomicReference<>("not started yet");
  private final Set<String> halted = new ConcurrentSkipListSet<>();

  void works() {
    fault.set(null);
  }

  void fails(String reason) {
    fault.set(reason);
  }

  /** The partition stays where it is until a person has looked. */
  void halts(Partition partition) {
    halted.add(partition.toString());
  }

  void assignedAnew() {
    halted.clear();
  }

  /** What keeps records from being stored. */
  public Optional<String> fault() {
    String current = fault.get();
    if (current != null) {
      return Optional.of(current);
    }
    return halted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "shorter in Kafka than what was stored: "
                + halted.stream().collect(Collectors.joining(", ")));
  }
}
