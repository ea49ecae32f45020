package io.countersign.log.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.countersign.log.note.InvalidNoteException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Lets logs ask a witness by HTTP: {@code POST /add-checkpoint}. Asks nobody who they are, as the
 * protocol does, since the log's signature says so; and without TLS, which a proxy adds.
 */
public final class WitnessServer implements AutoCloseable {
  private static final int MOST_AT_ONCE = 16;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE);
  private final Witness witness;

  /**
   * Starts to listen.
   *
   * @param address port 0 for any that is free
   */
  public WitnessServer(InetSocketAddress address, Witness witness) throws IOException {
    this.witness = witness;
    this.server = HttpServer.create(address, 0);
    server.createContext("/", exchange -> answer(exchange, 404, "text/plain", "no such path\n"));
    server.createContext("/add-checkpoint", this::addCheckpoint);
    server.setExecutor(threads);
    server.start();
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void addCheckpoint(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
      answer(exchange, 404, "text/plain", "no such path\n");
    } else if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      answer(exchange, 405, "text/plain", "use POST\n");
    } else {
      byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.LONGEST + 1);
      if (body.length > AddCheckpoint.LONGEST) {
        answer(exchange, 413, "text/plain", "the request is too long\n");
      } else {
        answer(exchange, decide(body));
      }
    }
  }

  private Answer decide(byte[] body) {
    try {
      return witness.add(AddCheckpoint.parse(body));
    } catch (InvalidNoteException e) {
      return new Answer.Refused(Answer.Reason.MALFORMED, String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      return new Answer.Refused(
          Answer.Reason.UNEXPECTED, "the witness cannot remember, and so does not cosign");
    }
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    switch (answer) {
      case Answer.Cosigned cosigned ->
          answer(
              exchange,
              200,
              "text/plain; charset=utf-8",
              cosigned.signatures().stream()
                  .map(s -> s.line() + "\n")
                  .collect(Collectors.joining()));
      case Answer.Conflict conflict ->
          answer(exchange, 409, "text/x.tlog.size", conflict.size() + "\n");
      case Answer.Refused refused ->
          answer(exchange, refused.reason().status(), "text/plain", refused.detail() + "\n");
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
