package io.countersign.benchmarks.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.benchmarks.FiguresSection;
import io.countersign.contracts.Digest;
import io.countersign.local.Person;
import io.countersign.local.suite.LocalSuite;
import io.countersign.local.suite.Progress;
import io.countersign.local.suite.SuiteService;
import io.countersign.local.suite.SuiteSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures a reviewer's inbox over HTTP with few and with many open requests, beside the same
 * request by its id, and the closing of requests that nobody answered. Run from the project's
 * folder; the argument is a file to which the figures are added.
 */
public final class Inbox {
  private static final int FEW = 1_000;
  private static final int MANY = 10_000;
  private static final int WARM_UP = 50;
  private static final int SINGLES = 100;
  private static final double MILLION = 1_000_000.0;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalSuite suite;
  private final OpenRequests open;
  private final PrintStream out;
  private final StringBuilder table =
      new StringBuilder(
          "| open requests | what | median | 99th percentile |\n| --- | --- | --- | --- |\n");

  private Inbox(LocalSuite suite, PrintStream out) {
    this.suite = suite;
    this.out = out;
    this.open = new OpenRequests(suite.database(SuiteService.APPROVAL_SERVICE));
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "measuring");
    out.println("Starting the suite ...");
    String figures;
    try (LocalSuite suite =
        LocalSuite.start(SuiteSettings.forMeasuring(Path.of(""), data), Progress.silent())) {
      figures = new Inbox(suite, out).measure();
    }
    out.println(figures);
    if (arguments.length > 0) {
      FiguresSection.replaceIn(Path.of(arguments[0]), "inbox", figures);
    }
    System.exit(0);
  }

  private String measure() {
    Map<Integer, Duration> closing = new LinkedHashMap<>();
    try (Questions questions = new Questions(suite.bootstrapServers(), policies())) {
      for (int count : new int[] {FEW, MANY}) {
        out.printf("Opening %,d requests ...%n", count);
        questions.ask(count);
        open.awaitAtLeast(count);
        out.println("Reading ...");
        readWith(count);
        out.println(table);
        out.println("Closing ...");
        closing.put(count, open.closeAll());
      }
    }
    table.append(
        "\n| closing requests that nobody answered | altogether | each |\n| --- | --- | --- |\n");
    closing.forEach((count, time) ->
        table.append(
            "| %,d | %.1f s | %.2f ms |%n"
                .formatted(count, time.toMillis() / 1000.0, time.toNanos() / MILLION / count)));
    return table.toString();
  }

  private void readWith(int count) {
    JsonNode first = get("/v1/approvals?view=mine&limit=50");
    String next = first.path("next").asText();
    String one = first.at("/approvals/0/requestId").asText();
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("one request, by its id", "/v1/approvals/" + one);
    paths.put("mine to decide, first page of 50", "/v1/approvals?view=mine&limit=50");
    paths.put("mine to decide, second page", "/v1/approvals?view=mine&limit=50&after=" + next);
    paths.put(
        "all that are pending on a data source",
        "/v1/approvals?view=all&state=pending&dataSource=shop&limit=50");
    paths.put("decided by me", "/v1/approvals?view=decided&limit=50");
    paths.forEach((what, path) -> {
      sequence(path, WARM_UP);
      long[] nanos = sequence(path, SINGLES);
      table.append(
          "| %,d | %s | %.1f ms | %.1f ms |%n"
              .formatted(
                  count, what, nanos[SINGLES / 2] / MILLION, nanos[SINGLES * 99 / 100] / MILLION));
    });
  }

  private long[] sequence(String path, int count) {
    HttpRequest request = request(suite.address(SuiteService.APPROVAL_SERVICE).resolve(path));
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      send(request);
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private Digest policies() {
    return Digest.parse(
        get(suite.address(SuiteService.POLICY_EVALUATOR).resolve("/v1/policies"))
            .path("digest")
            .asText());
  }

  private JsonNode get(String path) {
    return get(suite.address(SuiteService.APPROVAL_SERVICE).resolve(path));
  }

  private JsonNode get(URI address) {
    try {
      return JSON.readTree(send(request(address)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest request(URI address) {
    return HttpRequest.newBuilder(address)
        .header("Authorization", "Bearer " + suite.tokens().person(Person.RITA))
        .build();
  }

  private byte[] send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            request.uri()
                + " answered "
                + response.statusCode()
                + " "
                + new String(response.body(), StandardCharsets.UTF_8));
      }
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
