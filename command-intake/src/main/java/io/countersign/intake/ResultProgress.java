package io.countersign.intake;

import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.ResultEnded;
import io.countersign.contracts.event.ResultEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of a result has arrived. Only its first chunks are kept; all of them can be read from
 * the trail.
 *
 * @param kept chunks 0, 1, … as far as they fit into the budget
 * @param received how many chunks have arrived, without a gap
 * @param early the numbers of chunks that have arrived after a gap, at most {@value #MOST_EARLY};
 *     they themselves are read from the trail
 */
public record ResultProgress(
    ByteBudget budget,
    List<ResultChunk> kept,
    int received,
    Set<Integer> early,
    @Nullable ResultEnded ended) {
  static final int MOST_EARLY = 1_000;

  public ResultProgress {
    kept = List.copyOf(kept);
    early = Set.copyOf(early);
  }

  static ResultProgress none(ByteBudget budget) {
    return new ResultProgress(budget, List.of(), 0, Set.of(), null);
  }

  /** A result of which every chunk is in the trail. */
  ResultProgress stored(ResultEnded end) {
    return new ResultProgress(budget, kept, end.chunks(), Set.of(), end);
  }

  /** Whether every chunk that was announced has arrived. */
  public boolean isComplete() {
    return ended != null && received >= ended.chunks();
  }

  public boolean hasBegun() {
    return received > 0 || ended != null;
  }

  public Optional<ResultChunk> keptChunk(int index) {
    return index < kept.size() ? Optional.of(kept.get(index)) : Optional.empty();
  }

  ResultProgress with(ResultEvent data, int bytes) {
    return switch (data) {
      case ResultEnded end -> new ResultProgress(budget, kept, received, early, end);
      case ResultChunk chunk when chunk.index() == received -> next(chunk, bytes);
      case ResultChunk chunk when chunk.index() > received && early.size() < MOST_EARLY ->
          tooEarly(chunk.index());
      // Delivered once more, or so far ahead that the trail has to tell the result.
      case ResultChunk other -> this;
    };
  }

  private ResultProgress tooEarly(int index) {
    Set<Integer> more = new HashSet<>(early);
    more.add(index);
    return new ResultProgress(budget, kept, received, more, ended);
  }

  private ResultProgress next(ResultChunk chunk, int bytes) {
    boolean keep = kept.size() == received && budget.takes(bytes);
    if (!keep) {
      return arrived(budget, kept);
    }
    List<ResultChunk> more = new ArrayList<>(kept);
    more.add(chunk);
    return arrived(budget.without(bytes), more);
  }

  /** The next chunk has arrived, and with it those that had come before it was there. */
  private ResultProgress arrived(ByteBudget left, List<ResultChunk> keeping) {
    Set<Integer> waiting = new HashSet<>(early);
    int without = received + 1;
    while (waiting.remove(without)) {
      without++;
    }
    return new ResultProgress(left, keeping, without, waiting, ended);
  }
}
