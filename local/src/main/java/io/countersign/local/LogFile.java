package io.countersign.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The part of a log file that one run of a program writes. */
record LogFile(Path file, long start) {
  private static final int LAST_BYTES = 8 * 1024;
  private static final int LAST_LINES = 30;

  /** What is written from now on. */
  static LogFile fromHereOn(Path file) throws IOException {
    return new LogFile(file, Files.exists(file) ? Files.size(file) : 0);
  }

  /** The last lines, at most 30. */
  String lastLines() {
    try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
      reader.seek(Math.max(start, reader.length() - LAST_BYTES));
      byte[] bytes = new byte[(int) (reader.length() - reader.getFilePointer())];
      reader.readFully(bytes);
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "(" + file + " is unreadable)";
    }
  }
}
