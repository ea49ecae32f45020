package io.countersign.contracts.event;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.ExecutionId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * All chunks of a result were sent.
 *
 * @param truncated whether the row or byte limit cut it
 * @param digest stands for everything that was sent, chunk by chunk ({@link ResultDigest}), so that
 *     what was shown can be proved when the chunks themselves are kept no longer
 * @param masked how many values were masked, wholly or in part, by category; values hidden because
 *     something classified may be in them count as {@code derived}
 */
public record ResultEnded(
    ExecutionId executionId,
    CommandId commandId,
    int chunks,
    long rows,
    boolean truncated,
    Digest digest,
    Map<String, Long> masked)
    implements ResultEvent {
  public ResultEnded {
    masked = Collections.unmodifiableMap(new TreeMap<>(masked));
  }
}
