package io.countersign.policy;

import io.countersign.contracts.Command;
import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import java.util.Optional;

/**
 * Tells what the principal of a command did before. It is asked once the command's facts are known,
 * since which tables and which form of statement are new depends on them.
 */
@FunctionalInterface
public interface HistorySource {
  /** Empty where nothing is known at all; conditions on history are undecidable then. */
  Optional<History> before(Command command, Facts facts);

  /** For whoever has no event stream. */
  static HistorySource unknown() {
    return (command, facts) -> Optional.empty();
  }
}
