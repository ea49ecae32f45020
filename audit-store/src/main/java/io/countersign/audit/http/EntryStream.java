package io.countersign.audit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.audit.Page;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes all entries of a list, one JSON text per line, with one page in memory at a time.
 *
 * @param <T> an entry
 * @param <C> a place in the list
 */
final class EntryStream<T, C> implements StreamingOutput {
  static final String NDJSON = "application/x-ndjson";
  static final int PAGE = 1_000;

  private final Page<T, C> first;
  private final Function<C, Page<T, C>> following;
  private final ObjectMapper json;
  private final Runnable breakOff;

  /**
   * @param first read already, so that what hinders reading is told before the answer has begun
   * @param breakOff ends the connection, so that the caller sees that entries are missing
   */
  EntryStream(
      Page<T, C> first, Function<C, Page<T, C>> following, ObjectMapper json, Runnable breakOff) {
    this.first = first;
    this.following = following;
    this.json = json;
    this.breakOff = breakOff;
  }

  @Override
  public void write(OutputStream output) throws IOException {
    OutputStream out = new BufferedOutputStream(output);
    try {
      for (Page<T, C> page = first; page != null; page = after(page.next())) {
        for (T entry : page.entries()) {
          out.write(json.writeValueAsBytes(entry));
          out.write('\n');
        }
      }
      out.flush();
    } catch (IOException | RuntimeException e) {
      breakOff.run();
      throw e;
    }
  }

  private @Nullable Page<T, C> after(@Nullable C place) {
    return place == null ? null : following.apply(place);
  }
}
