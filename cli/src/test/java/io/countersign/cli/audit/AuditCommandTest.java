package io.countersign.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.countersign.cli.Countersign;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  @TempDir private Path folder;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String accepted = exchange.getRequestHeaders().getFirst("Accept");
            String asked = exchange.getRequestURI().toString();
            String answer = answers.get(accepted == null ? asked : asked + " as " + accepted);
            boolean known =
                answer != null
                    && "Bearer token"
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (known ? answer : "{}").getBytes(UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anExportIsWrittenAsItCame() throws IOException {
    // Given
    answers.put("/v1/exports?of=commands&format=csv&agent=night-agent&text=a+b", "the zip");
    Path file = folder.resolve("export.zip");

    // When
    int exit =
        execute(
            "export",
            "--of",
            "commands",
            "--format",
            "csv",
            "--filter",
            "agent=night-agent",
            "--filter",
            "text=a b",
            "--out",
            file.toString());

    // Then
    assertThat(exit).as(err.toString()).isZero();
    assertThat(file).hasContent("the zip");
    assertThat(out.toString()).contains("countersign verify --export " + file);
  }

  @Test
  void noFileIsOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("export.zip"), "mine");
    assertThat(execute("export", "--out", file.toString())).isOne();
    assertThat(file).hasContent("mine");
    assertThat(err.toString()).contains("is there already");
  }

  @Test
  void aReportIsWrittenInTheFormThatIsAskedFor() {
    // Given
    answers.put(
        "/v1/reports/access?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z as application/pdf",
        "the pages");
    Path file = folder.resolve("access.pdf");
    String[] november = {
      "report", "access", "--from", "2026-11-01T00:00:00Z", "--to", "2026-12-01T00:00:00Z"
    };

    // When
    int exit = execute(november, "--format", "pdf", "--out", file.toString());

    // Then
    assertThat(exit).as(err.toString()).isZero();
    assertThat(file).hasContent("the pages");
  }

  @Test
  void whatIsNoReportLeavesNoFile() {
    Path file = folder.resolve("access.html");

    assertThat(execute("report", "access", "--out", file.toString())).isOne();

    assertThat(file).doesNotExist();
    assertThat(err.toString()).contains("404");
  }

  @Test
  void openIncidentsAreListedPageByPage() {
    // Given
    answers.put(
        "/v1/incidents?limit=200&open=true",
        "{\"entries\":[{\"id\":2,\"kind\":\"gap\",\"foundAt\":\"2026-11-23T12:00:00Z\",\"summary\":\"lost\\u001b[2J\"}],\"next\":\"2\"}");
    answers.put(
        "/v1/incidents?limit=200&open=true&after=2",
        "{\"entries\":[{\"id\":1,\"kind\":\"regression\",\"foundAt\":\"2026-11-22T12:00:00Z\",\"summary\":\"shorter\"}]}");

    // When
    int exit = execute("incidents");

    // Then
    assertThat(exit).isOne();
    assertThat(out.toString())
        .contains("lost [2J", "shorter", "2 incidents are open.")
        .doesNotContain("\u001b");
  }

  @Test
  void closedIncidentsAreListedIfWanted() {
    // Given
    answers.put(
        "/v1/incidents?limit=200",
        "{\"entries\":[{\"id\":1,\"kind\":\"gap\",\"foundAt\":\"2026-11-22T12:00:00Z\",\"summary\":\"lost\",\"closing\":{\"by\":\"audrey\",\"reason\":\"a copy\"}}]}");

    // Then
    assertThat(execute("incidents", "--all")).isZero();
    assertThat(out.toString()).contains("closed by audrey: a copy", "No incident is open.");
  }

  private int execute(String[] first, String... others) {
    return execute(Stream.of(first, others).flatMap(Stream::of).toArray(String[]::new));
  }

  private int execute(String... arguments) {
    List<String> line = new ArrayList<>(List.of("audit"));
    line.addAll(List.of(arguments));
    line.addAll(
        List.of(
            "--audit-url",
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "--token",
            "token"));
    return Countersign.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(line.toArray(String[]::new));
  }
}
