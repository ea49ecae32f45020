package io.countersign.cli.approvals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Answers over HTTP what a test says, and remembers what it was asked. */
final class ApprovalServer implements AutoCloseable {
  /**
   * What it was asked.
   *
   * @param ifMatch absent where the header was
   */
  record Asked(String method, String path, String body, String token, @Nullable String ifMatch) {}

  private record Prepared(int status, String body, @Nullable String etag) {}

  private final HttpServer server;
  private final Map<String, Prepared> answers = new HashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  ApprovalServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What it answers to a method and path from now on. */
  ApprovalServer on(String methodAndPath, int status, String body) {
    answers.put(methodAndPath, new Prepared(status, body, null));
    return this;
  }

  ApprovalServer on(String methodAndPath, int status, String body, String etag) {
    answers.put(methodAndPath, new Prepared(status, body, etag));
    return this;
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              path,
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("If-Match")));
      Prepared answer =
          answers.getOrDefault(
              exchange.getRequestMethod() + " " + path,
              new Prepared(
                  404,
                  "{\"title\":\"There is no such approval request\",\"detail\":\"There is none.\"}",
                  null));
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      if (answer.etag() != null) {
        exchange.getResponseHeaders().add("ETag", answer.etag());
      }
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
