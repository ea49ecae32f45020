package io.countersign.cli.sql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of bytes, without their ends; blank ones are left out. */
final class LineReader {
  /** The longest line that is kept. */
  static final int LONGEST = 16 * 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  /** One line. */
  static final class Line {
    private final byte[] bytes;
    private final boolean cut;

    Line(byte[] bytes, boolean cut) {
      this.bytes = bytes;
      this.cut = cut;
    }

    byte[] bytes() {
      return bytes;
    }

    /** Whether it was longer than {@link #LONGEST}, and what is beyond is lost. */
    boolean cut() {
      return cut;
    }
  }

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int filled;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line that is not blank; waits for it. */
  Optional<Line> next() throws IOException {
    while (fill()) {
      Line line = line();
      if (!isBlank(line.bytes)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** Whether there is nothing to read yet, so that it is time to answer what was asked so far. */
  boolean wouldWait() throws IOException {
    return next == filled && in.available() == 0;
  }

  private Line line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean cut = false;
    boolean ended = false;
    while (!ended && fill()) {
      int end = next;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      int room = LONGEST - bytes.size();
      bytes.write(buffer, next, Math.min(room, end - next));
      cut |= end - next > room;
      ended = end < filled;
      next = ended ? end + 1 : end;
    }
    return new Line(bytes.toByteArray(), cut);
  }

  /** Whether there is a byte in the buffer. */
  private boolean fill() throws IOException {
    if (next == filled) {
      next = 0;
      filled = Math.max(0, in.read(buffer));
    }
    return filled > 0;
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
