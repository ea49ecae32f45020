package io.countersign.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.platform.event.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as the audit store does, and asks for a service's token. */
public final class SmallAuditStore {
  private static final String TOKEN = "token-of-command-intake";
  private final ObjectMapper json = EventJson.mapper();
  private final Map<String, List<RecordedEvent>> timelines = new ConcurrentHashMap<>();
  private final Map<String, List<ResultChunk>> results = new ConcurrentHashMap<>();
  private final AtomicInteger resultRequests = new AtomicInteger();
  private final AtomicInteger timelineRequests = new AtomicInteger();
  private volatile boolean away;
  private volatile Set<Class<? extends EventData>> omitted = Set.of();
  private HttpServer server;

  String start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/token", this::token);
    server.createContext("/v1/commands/", this::command);
    server.start();
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void stop() {
    server.stop(0);
  }

  public void reset() {
    timelines.clear();
    results.clear();
    resultRequests.set(0);
    timelineRequests.set(0);
    away = false;
    omitted = Set.of();
  }

  /** From now on it leaves out the data of such events. */
  public void omit(Class<? extends EventData> type) {
    omitted = Set.of(type);
  }

  /** From now on it answers that it cannot. */
  public void goAway() {
    away = true;
  }

  public void holdTimeline(CommandId id, List<RecordedEvent> events) {
    timelines.put(id.toString(), events);
  }

  public void holdResult(CommandId id, List<ResultChunk> chunks) {
    results.put(id.toString(), chunks);
  }

  public int timelineRequests() {
    return timelineRequests.get();
  }

  public int resultRequests() {
    return resultRequests.get();
  }

  private void token(HttpExchange exchange) throws IOException {
    answer(exchange, 200, Map.of("access_token", TOKEN, "expires_in", 600));
  }

  private void command(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    if (away) {
      answer(exchange, 503, Map.of());
    } else if (!("Bearer " + TOKEN).equals(token)) {
      answer(exchange, 401, Map.of());
    } else if (path[4].equals("timeline") && timelines.containsKey(path[3])) {
      timelineRequests.incrementAndGet();
      answer(exchange, 200, Map.of("events", timeline(timelines.get(path[3]))));
    } else if (path[4].equals("results") && results.containsKey(path[3])) {
      answer(exchange, 200, Map.of("chunks", chunks(exchange, results.get(path[3]))));
    } else {
      answer(exchange, 404, Map.of());
    }
  }

  private List<ResultChunk> chunks(HttpExchange exchange, List<ResultChunk> all) {
    resultRequests.incrementAndGet();
    Map<String, Integer> query = new LinkedHashMap<>();
    for (String part : exchange.getRequestURI().getQuery().split("&", -1)) {
      query.put(part.split("=", -1)[0], Integer.valueOf(part.split("=", -1)[1]));
    }
    return all.stream().skip(query.get("firstChunk")).limit(query.get("chunks")).toList();
  }

  private List<Map<String, Object>> timeline(List<RecordedEvent> events) {
    return events.stream().map(this::entry).toList();
  }

  private Map<String, Object> entry(RecordedEvent event) {
    boolean omits = omitted.contains(event.data().getClass());
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", event.id());
    entry.put("type", EventType.of(event.data()).name());
    entry.put("time", event.at());
    entry.put("digest", event.link().digest());
    entry.put("traceparent", event.link().trace().traceparent());
    if (!omits) {
      entry.put("data", event.data());
    }
    entry.put("dataOmitted", omits);
    return entry;
  }

  private void answer(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = json.writeValueAsString(body).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
