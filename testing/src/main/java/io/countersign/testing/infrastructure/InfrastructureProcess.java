package io.countersign.testing.infrastructure;

import io.countersign.local.Port;
import io.countersign.local.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The program of the infrastructure process: folder, linger (ISO 8601), kind. */
public final class InfrastructureProcess {
  private static final int BACKLOG = 50;
  private static final int WATCH_MILLIS = 250;

  private final InfrastructureFolder folder;
  private final Duration linger;
  private final Coordinates coordinates;
  private final ServerSocket server;
  private final Secrets secrets;
  private final Leases leases;
  private final CountDownLatch end = new CountDownLatch(1);

  private InfrastructureProcess(
      InfrastructureFolder folder,
      Duration linger,
      ServerSocket server,
      Secrets secrets,
      Parts parts) {
    this.folder = folder;
    this.linger = linger;
    this.server = server;
    this.secrets = secrets;
    SharedParts shared = new SharedParts(parts);
    this.leases = new Leases(() -> new Lease(shared), System::nanoTime);
    this.coordinates =
        new Coordinates(
            server.getLocalPort(),
            ProcessHandle.current().pid(),
            System.getenv(Launcher.TOKEN),
            Fingerprint.ofThisCode());
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    InfrastructureFolder folder = new InfrastructureFolder(Path.of(arguments[0]));
    Secrets secrets = Secrets.in(folder.path());
    try (FileChannel _ = folder.lockForRun();
        ServerSocket server = new ServerSocket(0, BACKLOG, Port.loopback());
        Parts parts = parts(InfrastructureSettings.Kind.valueOf(arguments[2]), folder, secrets)) {
      new InfrastructureProcess(folder, Duration.parse(arguments[1]), server, secrets, parts).run();
    }
    System.exit(0);
  }

  private static Parts parts(
      InfrastructureSettings.Kind kind, InfrastructureFolder folder, Secrets secrets) {
    return switch (kind) {
      case EMBEDDED -> new EmbeddedParts(folder.path(), secrets);
      case CONTAINERS -> new ContainerParts(secrets);
    };
  }

  private void run() throws IOException, InterruptedException {
    folder.publish(coordinates);
    Thread.ofPlatform().daemon().name("accept").start(this::accept);
    while (!end.await(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
      if (!ours() || leases.endIfIdle(linger)) {
        break;
      }
    }
    if (ours()) {
      folder.withdraw();
    }
  }

  /** Not so once the folder was removed, or another process published there. */
  private boolean ours() {
    return folder
        .coordinates()
        .filter(published -> published.token().equals(coordinates.token()))
        .isPresent();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        end.countDown();
      }
    }
  }

  private void serve(Socket socket) {
    Conversation conversation =
        new Conversation(leases, secrets, coordinates.token(), end::countDown);
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
      String line = in.readLine();
      while (line != null) {
        out.println(conversation.answer(Message.parse(line)).line());
        line = in.readLine();
      }
    } catch (IOException e) {
      // The test JVM is gone, however it went.
    } finally {
      conversation.over();
    }
  }
}
