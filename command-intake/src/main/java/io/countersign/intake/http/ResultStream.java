package io.countersign.intake.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.event.ResultChunk;
import io.countersign.intake.ResultReader;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a whole result with one chunk in memory at a time. */
final class ResultStream implements StreamingOutput {
  private final ResultFormat format;
  private final Iterator<ResultChunk> chunks;
  private final ResultChunk first;
  private final Runnable breakOff;

  /**
   * Reads the first chunk, so that what hinders reading is told before the answer has begun.
   *
   * @param breakOff ends the connection, so that the caller sees that rows are missing
   */
  ResultStream(ResultReader reader, ResultFormat format, Runnable breakOff) {
    this.format = format;
    this.breakOff = breakOff;
    this.chunks = reader.chunks();
    this.first = chunks.next();
  }

  @Override
  public void write(OutputStream output) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(output, UTF_8));
    try {
      format.begin(first.columns(), out);
      write(first, out);
      while (chunks.hasNext()) {
        write(chunks.next(), out);
      }
      out.flush();
    } catch (IOException | RuntimeException e) {
      breakOff.run();
      throw e;
    }
  }

  private void write(ResultChunk chunk, Writer out) throws IOException {
    for (List<@Nullable Object> row : chunk.rows()) {
      format.row(row, out);
    }
  }
}
