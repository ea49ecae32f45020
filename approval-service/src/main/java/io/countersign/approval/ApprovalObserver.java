package io.countersign.approval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is told of everything that happens to requests, within the transaction in which it does. */
public interface ApprovalObserver {
  /**
   * @param before absent where the request is new
   * @param after the same as before where only something was said or refused
   * @param occurrences what is told of it; may be empty
   */
  void changed(@Nullable ApprovalState before, ApprovalState after, List<Occurrence> occurrences);
}
