package io.countersign.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.PostgresResource;
import io.countersign.testing.TopicProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The running service among real parts; a test plays its neighbours. */
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@WithTestResource(KeycloakResource.class)
@WithTestResource(AuditStoreResource.class)
public abstract class IntakeTest {
  protected static final ObjectMapper JSON = new ObjectMapper();
  protected static final String READ =
      "{\"dataSource\": \"shop\", \"sql\": \"SELECT id, name FROM customers\"}";

  @TestHTTPResource("/")
  URI root;

  protected Api api;
  protected TopicProbe commands;
  protected Neighbours neighbours;

  @BeforeEach
  void open() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    api = new Api(root);
    commands = TopicProbe.fromNowOn(Topic.COMMANDS);
    neighbours = new Neighbours(commands);
    AuditStoreResource.store().reset();
  }

  @AfterEach
  void close() {
    commands.close();
  }

  protected static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + response.body(), e);
    }
  }

  protected static CommandId id(HttpResponse<String> response) {
    return CommandId.parse(json(response).get("id").asText());
  }

  /** The submission of a command that was answered already. */
  protected ReceivedEvent submission(HttpResponse<String> response) {
    return neighbours.awaitSubmission(id(response));
  }

  protected static Command command(ReceivedEvent submission) {
    return ((CommandSubmitted) submission.data()).command();
  }

  protected static <T> Future<T> meanwhile(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread.startVirtualThread(future);
    return future;
  }
}
