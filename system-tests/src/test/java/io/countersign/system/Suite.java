package io.countersign.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.cli.client.Answer;
import io.countersign.cli.client.Api;
import io.countersign.local.JvmEnd;
import io.countersign.local.Person;
import io.countersign.local.ServiceAccount;
import io.countersign.local.ServiceProcess;
import io.countersign.local.suite.LocalSuite;
import io.countersign.local.suite.Progress;
import io.countersign.local.suite.SuiteService;
import io.countersign.local.suite.SuiteSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The packaged suite, started once for all tests of this JVM, and stopped when it ends. */
final class Suite {
  private static final Suite RUNNING = start();

  private final LocalSuite suite;
  private final Path policies;
  private final HttpClient http = HttpClient.newHttpClient();

  private Suite(LocalSuite suite, Path policies) {
    this.suite = suite;
    this.policies = policies;
  }

  static Suite running() {
    return RUNNING;
  }

  private static Suite start() {
    try {
      Path checkout = Path.of("..");
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      Path data = Files.createTempDirectory(target, "suite");
      Path policies = copy(checkout.resolve("policies"), data.resolve("policies"));
      LocalSuite suite =
          LocalSuite.start(
              SuiteSettings.forTests(checkout, data).withPolicies(policies), Progress.silent());
      JvmEnd.stopFirst(suite::close);
      return new Suite(suite, policies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The default policies, which a test may add to. */
  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return to;
  }

  /** The folder of the policies in force. */
  Path policies() {
    return policies;
  }

  LocalSuite parts() {
    return suite;
  }

  HttpClient http() {
    return http;
  }

  Api agent() {
    return api(SuiteService.COMMAND_INTAKE, suite.tokens().account(ServiceAccount.NIGHT_AGENT));
  }

  Api reviewer(Person person) {
    return api(SuiteService.APPROVAL_SERVICE, suite.tokens().person(person));
  }

  Api auditor() {
    return api(SuiteService.AUDIT_STORE, suite.tokens().person(Person.AUDREY));
  }

  /** A person who submits by themselves. */
  Api submitter(Person person) {
    return api(SuiteService.COMMAND_INTAKE, suite.tokens().person(person));
  }

  /** A reviewer at another process of approval-service. */
  Api reviewerAt(ServiceProcess replica, Person person) {
    return new Api(http, replica.address(), suite.tokens().person(person));
  }

  private Api api(SuiteService service, String token) {
    return new Api(http, suite.address(service), token);
  }

  /** Submits a statement and answers with its id. */
  String submit(String sql) {
    return agent()
        .post("/v1/commands", Map.of("dataSource", "shop", "sql", sql, "justification", "test"))
        .expect(202)
        .text("/id");
  }

  /** Whether people have been asked about it. */
  boolean isHeld(String commandId) {
    return !command(commandId).text("/approval/requestId").isEmpty();
  }

  String status(String commandId) {
    return command(commandId).text("/status");
  }

  Answer command(String commandId) {
    return agent().get("/v1/commands/" + commandId);
  }

  /** A reviewer approves what is held. */
  Answer approve(String commandId, Person person) {
    Answer held = command(commandId).expect(200);
    return reviewer(person)
        .post(
            "/v1/approvals/" + held.text("/approval/requestId") + "/votes",
            Map.of("verdict", "approve", "digest", held.text("/approval/digest")));
  }

  /** The types of the events that the audit store has of a command, in their order. */
  List<String> trail(String commandId) {
    Answer timeline = auditor().get("/v1/commands/" + commandId + "/timeline");
    if (timeline.status() != 200) {
      return List.of();
    }
    JsonNode body = timeline.body();
    return StreamSupport.stream((body.isArray() ? body : body.path("events")).spliterator(), false)
        .map(entry -> entry.path("type").asText().replaceAll("countersign\\.|\\.v\\d+", ""))
        .toList();
  }

  /** The one value of a query, past Countersign. */
  String inShop(String query) {
    try (Connection connection = suite.shop().owner().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps an order from being changed until it is closed. */
  RowLock lockOrder(int id) {
    return new RowLock(suite.shop().owner(), id);
  }
}
