package io.countersign.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One packaged service as a child of this JVM; it ends no later than this JVM does. */
public final class ServiceProcess implements AutoCloseable {
  private final ServiceSettings settings;
  private final ChildProcess process;

  private ServiceProcess(ServiceSettings settings, ChildProcess process) {
    this.settings = settings;
    this.process = process;
  }

  /**
   * Starts the service and returns at once; {@link #awaitReady} waits for it.
   *
   * @throws StartFailedException if its program is missing or its port is taken
   */
  public static ServiceProcess start(ServiceSettings settings) {
    if (!Files.isRegularFile(settings.program())) {
      throw new StartFailedException(
          settings.name(), settings.program() + " is missing. Build the module first");
    }
    endLeftover(settings.log());
    settings.port().requireFree(settings.name());
    ProcessBuilder builder = new ProcessBuilder(command(settings));
    builder.environment().putAll(settings.environment());
    builder.environment().put("QUARKUS_HTTP_HOST", Port.LOOPBACK);
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(settings.port().number()));
    return new ServiceProcess(
        settings, ChildProcess.start(settings.name(), builder, settings.log()));
  }

  /** Stops the service with this log file that a killed JVM left behind, if there is one. */
  public static void endLeftover(Path log) {
    ChildProcess.endLeftover(log);
  }

  /**
   * Waits until the service says that it is ready ({@code /q/health/ready}).
   *
   * @throws StartFailedException if it ends before, or takes longer than this; it has ended then
   */
  public void awaitReady(Duration patience) {
    HttpProbe ready = new HttpProbe(address().resolve("/q/health/ready"));
    process.awaitReady(ready::answers, patience);
  }

  /** Where it answers. */
  public URI address() {
    return URI.create("http://" + Port.LOOPBACK + ":" + settings.port().number());
  }

  /**
   * Completes when the service has ended, for whatever reason, with a report for people: its exit
   * code and its last lines.
   */
  public CompletableFuture<String> ended() {
    return process
        .process()
        .onExit()
        .thenApply(p ->
            "%s ended with exit code %d. It wrote:%n%s"
                .formatted(settings.name(), p.exitValue(), process.lastLines()));
  }

  public boolean isRunning() {
    return process.process().isAlive();
  }

  /** Asks the service to end (SIGTERM), waits for it to finish what is in flight, then insists. */
  public void stop() {
    process.close();
  }

  /** Ends the service at once and without warning (SIGKILL). */
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    stop();
  }

  private static List<String> command(ServiceSettings settings) {
    List<String> command = new ArrayList<>(List.of(JavaProgram.path()));
    command.addAll(settings.jvmOptions());
    command.add("-jar");
    command.add(settings.program().toAbsolutePath().toString());
    return command;
  }
}
