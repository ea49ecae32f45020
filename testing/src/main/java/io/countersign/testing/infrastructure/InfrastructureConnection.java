package io.countersign.testing.infrastructure;

import io.countersign.local.Port;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A test JVM's lease on the infrastructure process; ends with the JVM. */
public final class InfrastructureConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = (int) Duration.ofMinutes(10).toMillis();

  private final Socket socket;
  private final BufferedReader in;
  private final PrintWriter out;

  InfrastructureConnection(Coordinates coordinates) throws IOException {
    socket = new Socket(Port.loopback(), coordinates.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
    String process = Long.toString(ProcessHandle.current().pid());
    ask(new Message("hello", Map.of("token", coordinates.token(), "process", process)));
  }

  /** Connects to the process of this folder, and starts it if none runs or if it runs old code. */
  public static synchronized InfrastructureConnection open(InfrastructureSettings settings) {
    try (FileChannel _ = settings.folder().lockForStart()) {
      Optional<Coordinates> published = settings.folder().coordinates();
      Optional<InfrastructureConnection> running =
          published.flatMap(InfrastructureConnection::connect);
      if (running.isPresent() && (current(published.get()) || !running.get().replace())) {
        return running.get();
      }
      return new InfrastructureConnection(new Launcher(settings).launch());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reach the infrastructure process", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting the infrastructure process", e);
    }
  }

  /** A broker that no other JVM uses meanwhile: its bootstrap servers. */
  public String kafka() {
    return ask(Message.ask("kafka")).field("bootstrap");
  }

  /** A new database, gone when the lease ends. */
  public Map<String, String> database(String name) {
    return ask(Message.ask("database", "name", name)).fields();
  }

  /** This JVM's copy of the shop. */
  public Map<String, String> shop() {
    return ask(Message.ask("shop")).fields();
  }

  /** A new copy of the shop, gone when the lease ends. */
  public Map<String, String> newShop() {
    return ask(Message.ask("new-shop")).fields();
  }

  /** The issuer of the realm. */
  public String keycloak() {
    return ask(Message.ask("keycloak")).field("issuer");
  }

  /** A password or client secret. */
  public String secret(String name) {
    return ask(Message.ask("secret", "name", name)).field("value");
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean current(Coordinates coordinates) {
    return coordinates.fingerprint().equals(Fingerprint.ofThisCode());
  }

  private static Optional<InfrastructureConnection> connect(Coordinates coordinates) {
    try {
      return Optional.of(new InfrastructureConnection(coordinates));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Asks the process to make room for a newer one; it does not while others need it. */
  private boolean replace() {
    try {
      if (ask(Message.ask("end")).field("ends").equals("no")) {
        return false;
      }
      close();
      return true;
    } catch (UncheckedIOException e) {
      return true; // It has gone already.
    }
  }

  private synchronized Message ask(Message question) {
    try {
      out.println(question.line());
      String answer = in.readLine();
      if (answer == null) {
        throw new IOException("the infrastructure process has ended");
      }
      return Message.parse(answer).orFail();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
