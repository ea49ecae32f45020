package io.countersign.audit.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.CommandLife;
import io.countersign.audit.CommandSummary;
import io.countersign.audit.EventFilter;
import io.countersign.audit.TrailEvent;
import io.countersign.audit.export.StoredLife;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.event.TrailRead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a JSON Schema written from the facts of OCSF 1.3.0; it allows no other attributes. */
class OcsfEventsTest {
  private static StoredLife store;
  private static OcsfEvents ocsf;
  private static Schema schema;

  @BeforeAll
  static void fill() throws IOException {
    store = new StoredLife();
    store.store(
        CommandLife.of(CommandLife.AGENT, "shop", "SELECT email FROM customers")
            .submitted()
            .allowed("customers")
            .started()
            .showing("email", "city")
            .succeeded()
            .told(new TrailRead(CommandLife.RITA, "/v1/commands")));
    store.store(
        CommandLife.of(CommandLife.AGENT, "shop", "SELECT 2")
            .submitted()
            .allowed("customers")
            .finished(new Outcome.Refused(RefusalReason.WARRANT_INVALID, "no")));
    store.store(
        CommandLife.of(CommandLife.RITA, "shop", "DELETE FROM orders")
            .submitted()
            .approvalRequired("DELETE", "orders")
            .requested()
            .glassBroken()
            .finished(new Outcome.Unknown("the line broke")));
    ocsf = new OcsfEvents(store.trail::command);
    try (InputStream in =
        Objects.requireNonNull(OcsfEventsTest.class.getResourceAsStream("ocsf-1.3.0.json"))) {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void everyEventIsValid() {
    List<TrailEvent> events = store.trail.events(EventFilter.EVERYTHING, null, 1_000).entries();
    assertThat(events).hasSizeGreaterThan(20);
    assertThat(events)
        .allSatisfy(event ->
            assertThat(schema.validate(ocsf.of(event, 7L).toString(), InputFormat.JSON))
                .as(event.type())
                .isEmpty());
  }

  @Test
  void everyCommandIsValid() {
    assertThat(commands())
        .hasSize(5)
        .allSatisfy(command ->
            assertThat(schema.validate(ocsf.of(command).toString(), InputFormat.JSON))
                .as(command.sql())
                .isEmpty());
  }

  @Test
  void theSchemaRefusesWhatTheFactsDoNotKnow() {
    String event = ocsf.of(commands().getFirst()).toString();
    for (String wrong :
        List.of(
            event.replace("\"actor\"", "\"doer\""),
            event.replace("\"action_id\":", "\"action_id\":9"),
            event.replace("\"class_uid\":6005", "\"class_uid\":6003"),
            event.replace("\"query_string\"", "\"text\""))) {
      assertThat(schema.validate(wrong, InputFormat.JSON)).as(wrong).isNotEmpty();
    }
  }

  @Test
  void anApprovedUpdateIsAnAllowedUpdateOfItsDatabase() {
    JsonNode event = ocsf.of(command("UPDATE customers SET city = 'Oslo' WHERE id = 7"));
    assertThat(event.path("type_uid").asInt()).isEqualTo(600502);
    assertThat(event.path("action").asText()).isEqualTo("Allowed");
    assertThat(event.path("disposition").asText()).isEqualTo("Approved");
    assertThat(event.path("status").asText()).isEqualTo("Success");
    assertThat(event.at("/actor/user/name").asText()).isEqualTo("night-agent");
    assertThat(event.at("/actor/user/type").asText()).isEqualTo("Agent");
    assertThat(event.at("/unmapped/owner").asText()).isEqualTo("olga-subject");
    assertThat(event.at("/database/name").asText()).isEqualTo("shop");
    assertThat(event.at("/table/name").asText()).isEqualTo("public.customers");
    assertThat(event.at("/policy/name").asText()).isEqualTo("writes-need-approval");
    assertThat(event.at("/unmapped/rows_changed").asLong()).isEqualTo(1);
  }

  @Test
  void aDenialIsAnAlertOfADeletion() {
    JsonNode event = ocsf.of(command("DELETE FROM customers"));
    assertThat(event.path("type_name").asText()).isEqualTo("Datastore Activity: Delete");
    assertThat(event.path("action").asText()).isEqualTo("Denied");
    assertThat(event.path("disposition").asText()).isEqualTo("Blocked");
    assertThat(event.path("is_alert").asBoolean()).isTrue();
    assertThat(event.path("severity").asText()).isEqualTo("Medium");
  }

  @Test
  void aReadTellsTheCategoriesThatItGave() {
    JsonNode event = ocsf.of(command("SELECT email FROM customers"));
    assertThat(event.path("activity_name").asText()).isEqualTo("Query");
    assertThat(event.at("/database/data_classification/category").asText())
        .isEqualTo("city, email");
  }

  @Test
  void whatPeopleDoIsActivityOfTheApi() {
    JsonNode vote = ofType("VoteCast");
    assertThat(vote.path("class_uid").asInt()).isEqualTo(6003);
    assertThat(vote.at("/actor/user/uid").asText()).isEqualTo("rita-subject");
    assertThat(vote.at("/api/operation").asText()).isEqualTo("VoteCast");
    assertThat(vote.at("/metadata/log_name").asText()).isEqualTo("countersign.approvals");
    assertThat(vote.at("/unmapped/record").asText()).startsWith("countersign.approvals/");
    assertThat(ofType("TrailRead").path("activity_name").asText()).isEqualTo("Read");
    assertThat(ofType("GlassBroken").path("severity").asText()).isEqualTo("High");
    assertThat(ofType("ExecutionFinished").path("class_uid").asInt()).isEqualTo(6005);
  }

  private static JsonNode ofType(String type) {
    EventFilter filter =
        new EventFilter(CommandFilter.EVERYTHING, null, "countersign." + type + ".v1", null);
    return ocsf.of(store.trail.events(filter, null, 1).entries().getFirst());
  }

  private static List<CommandSummary> commands() {
    return store.trail.commands(CommandFilter.EVERYTHING, null, 100).entries();
  }

  private static CommandSummary command(String sql) {
    return commands().stream().filter(c -> sql.equals(c.sql())).findFirst().orElseThrow();
  }
}
