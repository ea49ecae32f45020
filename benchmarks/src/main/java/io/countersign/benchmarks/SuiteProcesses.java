package io.countersign.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The processes of a suite on this machine, and what processor time each part has used.
 *
 * @param data the suite's folder, which its processes name in their command lines
 */
record SuiteProcesses(Path data) {
  private static final String COMPILERS = "just-in-time compilers of all JVMs";

  /** Of Linux: the kernel counts in hundredths of a second (proc(5), {@code /proc/pid/stat}). */
  private static final long TICK_NANOS = Duration.ofMillis(10).toNanos();

  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  /** Without the compilers, which have an end, wherever the system tells them apart. */
  Map<String, Long> nanosByPart() {
    Map<String, Long> nanos = new TreeMap<>();
    ProcessHandle.allProcesses()
        .filter(this::belongs)
        .forEach(process -> {
          long all = process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
          long compilers = compilers(process);
          nanos.merge(part(process), all - compilers, Long::sum);
          nanos.merge(COMPILERS, compilers, Long::sum);
        });
    return nanos;
  }

  /**
   * PostgreSQL's server is no child of this process, and its own children do not name the folder.
   */
  private boolean belongs(ProcessHandle process) {
    return process.equals(ProcessHandle.current())
        || namesFolder(process)
        || process.parent().filter(this::namesFolder).isPresent()
        || process.parent().filter(ProcessHandle.current()::equals).isPresent();
  }

  private boolean namesFolder(ProcessHandle process) {
    return command(process).contains(data.toAbsolutePath().normalize().toString());
  }

  private static String part(ProcessHandle process) {
    if (process.equals(ProcessHandle.current())) {
      return "Kafka and the measuring client";
    }
    String command = command(process);
    return Stream.of(
            "command-intake", "policy-evaluator", "approval-service", "executor", "audit-store")
        .filter(service -> command.contains(service + "/target"))
        .findFirst()
        .orElse(command.contains("keycloak") ? "Keycloak" : "PostgreSQL");
  }

  private static String command(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }

  private static long compilers(ProcessHandle process) {
    Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
    try (Stream<Path> each = Files.list(threads)) {
      return each.mapToLong(SuiteProcesses::compiler).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private static long compiler(Path thread) {
    try {
      String name = Files.readString(thread.resolve("comm"));
      if (!name.contains("CompilerThre")) {
        return 0;
      }
      String stat = Files.readString(thread.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return TICK_NANOS
          * (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]));
    } catch (IOException e) {
      return 0;
    }
  }
}
