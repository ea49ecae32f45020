package io.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  Path program;

  @BeforeEach
  void packageTheServer() throws IOException {
    program = folder.resolve("quarkus-run.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, ReadyServer.class.getName());
    String entry = ReadyServer.class.getName().replace('.', '/') + ".class";
    try (var jar = new JarOutputStream(Files.newOutputStream(program), manifest);
        var code = ReadyServer.class.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new JarEntry(entry));
      code.transferTo(jar);
    }
  }

  @Test
  void isReadyAndLetsItFinishWhenStopped() throws Exception {
    ServiceProcess service = ServiceProcess.start(settings("hello", Port.free()));
    service.awaitReady(PATIENCE);
    assertThat(service.isRunning()).isTrue();

    service.stop();

    assertThat(service.isRunning()).isFalse();
    assertThat(Files.readString(log())).contains("greeting hello").contains("finished");
  }

  @Test
  void reportsAnEndWithTheLastLines() throws Exception {
    ServiceProcess service = ServiceProcess.start(settings("hello", Port.free()));
    service.awaitReady(PATIENCE);

    service.kill();

    assertThat(service.ended().get(1, TimeUnit.MINUTES))
        .contains("executor ended with exit code 137")
        .contains("greeting hello")
        .doesNotContain("finished");
  }

  @Test
  void saysWhyItNeverBecameReady() {
    ServiceProcess service = ServiceProcess.start(settings("fail", Port.free()));

    assertThatThrownBy(() -> service.awaitReady(PATIENCE))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("executor")
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("greeting fail");
  }

  @Test
  void runsAgainOnThePortOfOneThatWasKilled() {
    Port port = Port.free();
    try (ServiceProcess first = ServiceProcess.start(settings("hello", port))) {
      first.awaitReady(PATIENCE);
      first.kill();
    }

    try (ServiceProcess second = ServiceProcess.start(settings("hello", port))) {
      second.awaitReady(PATIENCE);
      assertThat(second.isRunning()).isTrue();
    }
  }

  @Test
  void endsOneThatAKilledJvmLeftBehind() {
    Port port = Port.free();
    ServiceProcess leftover = ServiceProcess.start(settings("hello", port));
    leftover.awaitReady(PATIENCE);

    try (ServiceProcess next = ServiceProcess.start(settings("hello", port))) {
      next.awaitReady(PATIENCE);
      assertThat(leftover.isRunning()).isFalse();
    }
  }

  @Test
  void namesItselfWhenItsPortIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, Port.loopback())) {
      assertThatThrownBy(
              () -> ServiceProcess.start(settings("hello", new Port(other.getLocalPort()))))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("executor")
          .hasMessageContaining(Integer.toString(other.getLocalPort()));
    }
  }

  @Test
  void saysWhatToDoWhenItIsNotBuilt() throws Exception {
    Files.delete(program);

    assertThatThrownBy(() -> ServiceProcess.start(settings("hello", Port.free())))
        .hasMessageContaining("executor")
        .hasMessageContaining("Build the module first");
  }

  private ServiceSettings settings(String greeting, Port port) {
    return new ServiceSettings(
        "executor",
        program,
        port,
        Map.of("GREETING", greeting),
        List.of("-XX:TieredStopAtLevel=1"),
        log());
  }

  private Path log() {
    return folder.resolve("executor.log");
  }
}
