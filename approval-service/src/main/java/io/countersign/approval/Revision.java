package io.countersign.approval;

import io.countersign.contracts.Digest;
import java.util.List;

/**
 * What a request asked before it was changed.
 *
 * @param digest what votes named then
 * @param changes what was changed after it, in words
 */
public record Revision(Digest digest, List<String> changes) {
  public Revision {
    changes = List.copyOf(changes);
  }
}
