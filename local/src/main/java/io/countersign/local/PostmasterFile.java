package io.countersign.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The file in which a running PostgreSQL server keeps its process number and data folder ({@code
 * postmaster.pid}; PostgreSQL manual, "Database File Layout").
 */
record PostmasterFile(Path data) {
  private static final Duration GRACE = Duration.ofSeconds(20);

  /** Ends the server that still runs on this folder though the JVM that started it is gone. */
  void endLeftover() {
    leftover().ifPresent(server -> ProcessMark.end(server, GRACE));
  }

  private Optional<ProcessHandle> leftover() {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(PostmasterFile::isPostgres);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> command.contains("postgres")).isPresent();
  }
}
