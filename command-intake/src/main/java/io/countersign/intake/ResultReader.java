package io.countersign.intake;

import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.event.ResultChunk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a complete result chunk by chunk: those in memory from there, the others from the trail, a
 * few at a time.
 */
public final class ResultReader {
  /** A chunk has some hundred KiB at most. */
  private static final int CHUNKS_AT_ONCE = 4;

  private final CommandProgress progress;
  private final CommandTrail trail;
  private final int chunks;

  /**
   * @throws IllegalArgumentException if the command has no complete result
   */
  public ResultReader(CommandProgress progress, CommandTrail trail) {
    if (!hasResult(progress)) {
      throw new IllegalArgumentException("command " + progress.id() + " has no complete result");
    }
    this.progress = progress;
    this.trail = trail;
    this.chunks = progress.result().received();
  }

  /** Whether the command succeeded and returned columns, be there rows or not. */
  public static boolean hasResult(CommandProgress progress) {
    return progress.state() instanceof CommandState.Succeeded
        && progress.result().isComplete()
        && progress.result().received() > 0;
  }

  /** The first page. */
  public ResultPage first(int limit) {
    return page(ResultCursor.START, limit);
  }

  /**
   * At most {@code limit} rows from the cursor on.
   *
   * @throws TrailUnavailableException if they cannot be read at the moment
   */
  public ResultPage page(ResultCursor from, int limit) {
    Chunks reading = new Chunks(from.chunk());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    List<ResultColumn> columns = List.of();
    int skip = from.row();
    for (int chunk = from.chunk(); reading.hasNext(); chunk++) {
      ResultChunk next = reading.next();
      columns = next.columns();
      int begin = Math.min(skip, next.rows().size());
      int end = Math.min(next.rows().size(), begin + limit - rows.size());
      rows.addAll(next.rows().subList(begin, end));
      if (rows.size() == limit) {
        return new ResultPage(columns, rows, after(chunk, end, next));
      }
      skip = 0;
    }
    return new ResultPage(columns, rows, null);
  }

  /** All chunks; each is read when it is asked for. */
  public Iterator<ResultChunk> chunks() {
    return new Chunks(0);
  }

  private @Nullable ResultCursor after(int chunk, int row, ResultChunk read) {
    if (row < read.rows().size()) {
      return new ResultCursor(chunk, row);
    }
    return chunk + 1 < chunks ? new ResultCursor(chunk + 1, 0) : null;
  }

  private final class Chunks implements Iterator<ResultChunk> {
    private final Deque<ResultChunk> ahead = new ArrayDeque<>();
    private int index;

    Chunks(int first) {
      index = first;
    }

    @Override
    public boolean hasNext() {
      return index < chunks;
    }

    @Override
    public ResultChunk next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ResultChunk next = progress.result().keptChunk(index).orElseGet(this::fromTrail);
      index++;
      return next;
    }

    private ResultChunk fromTrail() {
      if (ahead.isEmpty()) {
        ahead.addAll(trail.chunks(progress.id(), index, Math.min(CHUNKS_AT_ONCE, chunks - index)));
      }
      ResultChunk next = ahead.poll();
      if (next == null || next.index() != index) {
        throw new TrailUnavailableException(
            "the trail does not hold chunk " + index + " of command " + progress.id() + " yet",
            null);
      }
      return next;
    }
  }
}
