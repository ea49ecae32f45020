package io.countersign.intake;

import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.ResultEnded;
import io.countersign.contracts.event.ResultEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much of a result has arrived. Only its first chunks are kept; all of them can be read from
 * the trail.
 *
 * @param kept chunks 0, 1, … as far as they fit into the budget
 * @param received how many chunks have arrived, without a gap
 */
public record ResultProgress(
    ByteBudget budget, List<ResultChunk> kept, int received, @Nullable ResultEnded ended) {
  public ResultProgress {
    kept = List.copyOf(kept);
  }

  static ResultProgress none(ByteBudget budget) {
    return new ResultProgress(budget, List.of(), 0, null);
  }

  /** A result of which every chunk is in the trail. */
  ResultProgress stored(ResultEnded end) {
    return new ResultProgress(budget, kept, end.chunks(), end);
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
      case ResultEnded end -> new ResultProgress(budget, kept, received, end);
      case ResultChunk chunk when chunk.index() == received -> next(chunk, bytes);
      // Delivered once more, or after a loss that the missing end of the result will show.
      case ResultChunk other -> this;
    };
  }

  private ResultProgress next(ResultChunk chunk, int bytes) {
    boolean keep = kept.size() == received && budget.takes(bytes);
    if (!keep) {
      return new ResultProgress(budget, kept, received + 1, ended);
    }
    List<ResultChunk> more = new ArrayList<>(kept);
    more.add(chunk);
    return new ResultProgress(budget.without(bytes), more, received + 1, ended);
  }
}
