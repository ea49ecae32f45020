package io.countersign.approval.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server on this machine that takes, checks and refuses calls as Slack's Web API does. */
public final class SlackWorkspace implements AutoCloseable {
  public static final String TEAM = "T0COUNTER";
  public static final String APP = "A0COUNTER";
  public static final String CHANNEL = "C0DATA";
  public static final String BOT_TOKEN = "xoxb-secret-of-the-bot";
  public static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final List<Whisper> whispers = new CopyOnWriteArrayList<>();
  private final List<JsonNode> views = new CopyOnWriteArrayList<>();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final Set<String> triggers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger clock = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * A message as it is now.
   *
   * @param thread which it answers; absent for one of its own
   */
  public record Message(
      String channel, String ts, @Nullable String thread, String text, JsonNode blocks) {
    /** All that can be read of it. */
    public String shown() {
      return SlackBlocks.text(blocks);
    }

    /** Values of buttons by what is written on them. */
    public Map<String, JsonNode> buttons() {
      return SlackBlocks.buttons(blocks);
    }
  }

  /**
   * What one user was told.
   *
   * @param answer whether where they clicked
   */
  public record Whisper(@Nullable String user, boolean answer, String text, JsonNode blocks) {
    public String shown() {
      return SlackBlocks.text(blocks);
    }
  }

  /** What goes wrong with the next call. */
  public sealed interface Fault {
    record RateLimited(int seconds) implements Fault {}

    record Down() implements Fault {}

    record Hangs() implements Fault {}

    record Says(String error) implements Fault {}
  }

  private SlackWorkspace(HttpServer server) {
    this.server = server;
  }

  public static SlackWorkspace open() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      SlackWorkspace workspace = new SlackWorkspace(server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/api/", workspace::api);
      server.createContext("/respond/", workspace::respond);
      server.start();
      return workspace;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI apiUrl() {
    return address("/api/");
  }

  public URI responseUrl() {
    return address("/respond/");
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  public void fail(Fault... next) {
    faults.addAll(List.of(next));
  }

  /** No longer knows any message. */
  public void forgetMessages() {
    messages.clear();
  }

  public List<Message> messages() {
    return List.copyOf(messages);
  }

  public List<Whisper> whispers() {
    return List.copyOf(whispers);
  }

  public List<JsonNode> views() {
    return List.copyOf(views);
  }

  public int calls() {
    return calls.get();
  }

  /** Good for one dialog. */
  public String newTrigger() {
    String trigger = "trigger." + clock.incrementAndGet();
    triggers.add(trigger);
    return trigger;
  }

  private void api(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    calls.incrementAndGet();
    switch (faults.poll()) {
      case null -> send(exchange, 200, answer(exchange, form));
      case Fault.RateLimited(int seconds) -> {
        exchange.getResponseHeaders().add("Retry-After", Integer.toString(seconds));
        send(exchange, 429, error("ratelimited"));
      }
      case Fault.Down _ -> send(exchange, 503, JSON.createObjectNode());
      case Fault.Says(var error) -> send(exchange, 200, error(error));
      case Fault.Hangs _ -> hang();
    }
  }

  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ObjectNode answer(HttpExchange exchange, Map<String, String> form) {
    String authorization =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    if (!authorization.equals("Bearer " + BOT_TOKEN)) {
      return error("invalid_auth");
    }
    String method = exchange.getRequestURI().getPath().substring("/api/".length());
    return switch (method) {
      case "chat.postMessage" -> post(form);
      case "chat.update" -> update(form);
      case "chat.postEphemeral" -> whisper(form);
      case "views.open" -> view(form);
      default -> error("unknown_method");
    };
  }

  private ObjectNode post(Map<String, String> form) {
    return refusal(form)
        .orElseGet(() -> {
          String ts = "1700000000.%06d".formatted(clock.incrementAndGet());
          messages.add(message(form, ts));
          return ok().put("channel", CHANNEL).put("ts", ts);
        });
  }

  private ObjectNode update(Map<String, String> form) {
    return refusal(form)
        .orElseGet(() -> {
          String ts = form.getOrDefault("ts", "");
          for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).ts().equals(ts)) {
              messages.set(i, message(form, ts));
              return ok().put("channel", CHANNEL).put("ts", ts);
            }
          }
          return error("message_not_found");
        });
  }

  private static Message message(Map<String, String> form, String ts) {
    return new Message(
        CHANNEL, ts, form.get("thread_ts"), form.get("text"), json(form.get("blocks")));
  }

  private ObjectNode whisper(Map<String, String> form) {
    return refusal(form)
        .orElseGet(() -> {
          whispers.add(
              new Whisper(form.get("user"), false, form.get("text"), json(form.get("blocks"))));
          return ok().put("message_ts", "1700000000.000001");
        });
  }

  private static Optional<ObjectNode> refusal(Map<String, String> form) {
    if (!CHANNEL.equals(form.get("channel"))) {
      return Optional.of(error("channel_not_found"));
    }
    if (form.getOrDefault("text", "").isEmpty()) {
      return Optional.of(error("no_text"));
    }
    return SlackBlocks.fault(json(form.get("blocks")), 50).map(SlackWorkspace::error);
  }

  private ObjectNode view(Map<String, String> form) {
    if (!triggers.remove(form.getOrDefault("trigger_id", ""))) {
      return error("expired_trigger_id");
    }
    JsonNode view = json(form.get("view"));
    if (view.path("private_metadata").asText().length() > 3000
        || view.at("/title/text").asText().isEmpty()
        || view.at("/title/text").asText().length() > 24) {
      return error("invalid_arguments");
    }
    return SlackBlocks.fault(view.path("blocks"), 100)
        .map(SlackWorkspace::error)
        .orElseGet(() -> {
          views.add(view);
          return ok();
        });
  }

  private void respond(HttpExchange exchange) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    boolean known = path[path.length - 1].equals("good");
    if (known) {
      whispers.add(new Whisper(path[2], true, body.path("text").asText(), body.path("blocks")));
    }
    send(exchange, known ? 200 : 404, ok());
  }

  private static ObjectNode ok() {
    return JSON.createObjectNode().put("ok", true);
  }

  private static ObjectNode error(String error) {
    return JSON.createObjectNode().put("ok", false).put("error", error);
  }

  private static JsonNode json(@Nullable String text) {
    try {
      return JSON.readTree(text == null ? "[]" : text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(field.substring(0, equals), UTF_8),
            URLDecoder.decode(field.substring(equals + 1), UTF_8));
      }
    }
    return form;
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
