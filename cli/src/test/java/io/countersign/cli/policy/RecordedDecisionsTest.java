package io.countersign.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.countersign.cli.client.Api;
import io.countersign.cli.client.UnexpectedAnswerException;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.platform.event.EventJson;
import io.countersign.policy.PolicyBundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers as the audit store's API is described. */
class RecordedDecisionsTest {
  private static final String FIRST =
      "/v1/events?type=CommandDecided&limit=200&from=2026-11-23T01%3A02%3A03Z";
  private static final ObjectMapper JSON = EventJson.mapper();

  @TempDir private Path folder;
  private PolicyBundle bundle;
  private HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> read = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    bundle = Decisions.bundle(folder, Decisions.policy("allow-reads", "allow", "facts.readOnly"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  @Test
  void readsPageAfterPage() throws IOException {
    // Given
    answers.put(FIRST, page(entry(1, "SELECT 1"), "next one"));
    answers.put(FIRST + "&after=next+one", page(entry(2, "SELECT 2"), null));
    // When
    int unreadable = readAll();
    // Then
    assertThat(read).containsExactly("SELECT 1", "SELECT 2");
    assertThat(unreadable).isZero();
  }

  @Test
  void ofACommandTheLastDecisionCounts() throws IOException {
    // Given
    answers.put(FIRST, page(entry(1, "SELECT 'last'") + "," + entry(1, "SELECT 'first'"), null));
    // When
    readAll();
    // Then
    assertThat(read).containsExactly("SELECT 'last'");
  }

  @Test
  void fetchesWhatThePageLeftOut() throws IOException {
    // Given
    String value =
        Base64.getEncoder().encodeToString(decided(1, "SELECT 1").getBytes(StandardCharsets.UTF_8));
    answers.put(
        FIRST,
        page(
            "{\"dataOmitted\": true, \"data\": null, \"position\":"
                + " {\"topic\": \"countersign.decisions\", \"partition\": 3, \"offset\": 4}}",
            null));
    answers.put("/v1/events/countersign.decisions/3/4", "{\"value\": \"" + value + "\"}");
    // When
    readAll();
    // Then
    assertThat(read).containsExactly("SELECT 1");
  }

  @Test
  void countsWhatIsOfAnotherVersion() throws IOException {
    // Given
    answers.put(FIRST, page("{\"data\": {\"decision\": {}}}," + entry(2, "SELECT 2"), null));
    // When
    int unreadable = readAll();
    // Then
    assertThat(unreadable).isEqualTo(1);
    assertThat(read).containsExactly("SELECT 2");
  }

  @Test
  void aRefusalIsNoEmptyHistory() {
    assertThatThrownBy(this::readAll)
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessageContaining("403");
  }

  private int readAll() {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new RecordedDecisions(new Api(http, address, "token"))
        .since(Decisions.NOW, decided -> read.add(decided.command().sql()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String answer = answers.get(exchange.getRequestURI().toString());
    byte[] body = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer == null ? 403 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String page(String entries, String next) {
    return "{\"entries\": ["
        + entries
        + "], \"next\": "
        + (next == null ? null : '"' + next + '"')
        + "}";
  }

  private String entry(long number, String sql) throws IOException {
    return "{\"data\": " + decided(number, sql) + ", \"dataOmitted\": false}";
  }

  private String decided(long number, String sql) throws IOException {
    CommandDecided decided = Decisions.decided(number, sql, bundle);
    return JSON.writeValueAsString(decided);
  }
}
