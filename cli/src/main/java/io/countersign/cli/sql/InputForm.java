package io.countersign.cli.sql;

import java.io.IOException;
import java.io.InputStream;

/** Tells JSON lines from SQL by how the input begins. No SQL begins with a brace and a quote. */
final class InputForm {
  private static final int FARTHEST = 64 * 1024;
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private InputForm() {}

  /**
   * Leaves the input where it was.
   *
   * @param in supports marks
   */
  static boolean isNdjson(InputStream in) throws IOException {
    in.mark(FARTHEST + 2);
    try {
      Beginning beginning = new Beginning(in);
      if (beginning.next() != '{') {
        return false;
      }
      int second = beginning.next();
      return second == '"' || second == '}';
    } finally {
      in.reset();
    }
  }

  private static final class Beginning {
    private final InputStream in;
    private int read;

    Beginning(InputStream in) {
      this.in = in;
    }

    /** The next byte that is not blank, or -1. */
    int next() throws IOException {
      while (read < FARTHEST) {
        int next = in.read();
        if (!isBlank(next) && !isMark(next, read)) {
          return next;
        }
        read++;
      }
      return -1;
    }

    private static boolean isMark(int next, int position) {
      return position < BYTE_ORDER_MARK.length && next == BYTE_ORDER_MARK[position];
    }

    private static boolean isBlank(int next) {
      return next == ' ' || next == '\t' || next == '\r' || next == '\n';
    }
  }
}
