package io.countersign.intake.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.IntakeTest;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BadInputTest extends IntakeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | 400 | malformed-json | JSON",
        "nonsense | 400 | malformed-json | JSON",
        "[] | 400 | invalid-request | JSON object",
        "{\"sql\": \"SELECT 1\"} | 400 | invalid-request | dataSource",
        "{\"dataSource\": \"shop\"} | 400 | invalid-request | sql",
        "{\"dataSource\": \"shop\", \"sql\": null} | 400 | invalid-request | sql",
        "{\"dataSource\": \"shop\", \"sql\": \"SELECT 1\", \"slq\": 1} | 400 | invalid-request | slq",
        "{\"dataSource\": \"shop\", \"sql\": \" \"} | 422 | empty-sql | sql",
        "{\"dataSource\": \"shop\", \"sql\": \"SELECT '\\u0000'\"} | 422 | unstorable-text | sql",
        "{\"dataSource\": \"shop\", \"sql\": \"SELECT '\\ud800'\"} | 422 | unstorable-text | sql",
        "{\"dataSource\": \"nowhere\", \"sql\": \"SELECT 1\"} | 422 | unknown-data-source | shop",
        "{\"dataSource\": \"ledger\", \"sql\": \"SELECT 1\"} | 422 | unknown-data-source | shop",
        "{\"dataSource\": \"shop\", \"sql\": \"SELECT $1\", \"parameters\": [{\"type\": \"TEXT\", \"value\": \"a\"},"
            + " {\"type\": \"INTEGER\", \"value\": \"b\"}]} | 400 | invalid-request | [1]",
        "{\"dataSource\": \"shop\", \"sql\": \"SELECT $1\", \"parameters\": [{\"type\": \"MONEY\", \"value\": \"1\"}]}"
            + " | 400 | invalid-request | [0].type",
        "{\"dataSource\": \"shop\", \"sql\": \"SELECT $1\", \"parameters\": [null]} | 400 | invalid-request | [0]",
      })
  void isToldWhatIsWrong(String body, int status, String code, String named) {
    HttpResponse<String> response = api.submit(Tokens.agent("night-agent"), body);

    assertProblem(response, status, code);
    assertThat(json(response).get("detail").asText()).contains(named);
    assertThat(json(response).get("detail").asText()).doesNotContain("io.countersign");
  }

  @Test
  void refusesInvalidUtf8() {
    byte[] body = "{\"dataSource\": \"shop\", \"sql\": \"SELECT '#'\"}".getBytes(UTF_8);
    body[new String(body, UTF_8).indexOf('#')] = (byte) 0xFF;

    assertProblem(api.submit(Tokens.agent("night-agent"), body), 400, "invalid-request");
  }

  @Test
  void refusesACommandThatEscapesMakeTooLarge() {
    String sql = "\\u0001".repeat(600_000);

    assertProblem(
        api.submit(
            Tokens.agent("night-agent"), "{\"dataSource\": \"shop\", \"sql\": \"" + sql + "\"}"),
        413,
        "command-too-large");
  }

  @Test
  void refusesAnEmptyBody() {
    assertProblem(api.submit(Tokens.agent("night-agent"), ""), 400, "invalid-request");
  }

  @Test
  void refusesSqlOverTheLimit() {
    String body = "{\"dataSource\": \"shop\", \"sql\": \"SELECT '" + "x".repeat(1 << 20) + "'\"}";

    assertProblem(api.submit(Tokens.agent("night-agent"), body), 413, "sql-too-long");
  }

  @Test
  void tellsSomebodyWithoutADataSourceThatThereIsNone() {
    HttpResponse<String> response = api.submit(Tokens.person("olga"), READ);

    assertProblem(response, 422, "unknown-data-source");
    assertThat(json(response).get("detail").asText()).doesNotContain("shop");
  }

  @Test
  void refusesAnIdempotencyKeyThatIsNone() {
    assertProblem(
        api.submit(Tokens.agent("night-agent"), READ, "Idempotency-Key", "two words"),
        400,
        "invalid-idempotency-key");
  }

  @Test
  void refusesWhoeverHasNoToken() {
    assertProblem(api.submit("", READ), 401, "unauthenticated");
    assertProblem(api.get("/v1/data-sources", ""), 401, "unauthenticated");
  }

  @Test
  void refusesAForeignToken() {
    String token = Tokens.agent("night-agent");
    String claims =
        new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8)
            .replace("night-agent", "other-agent");
    String forged =
        token.split("\\.", -1)[0]
            + "."
            + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8))
            + "."
            + token.split("\\.", -1)[2];

    assertProblem(api.submit(forged, READ), 401, "unauthenticated");
    assertProblem(api.submit("nonsense", READ), 401, "unauthenticated");
  }

  @Test
  void knowsNoCommandThatWasNeverSubmitted() {
    String token = Tokens.agent("night-agent");

    assertProblem(api.get("/v1/commands/" + UUID.randomUUID(), token), 404, "unknown-command");
    assertProblem(api.get("/v1/commands/7", token), 404, "unknown-command");
    assertProblem(
        api.post("/v1/commands/" + UUID.randomUUID() + "/cancel", token), 404, "unknown-command");
    assertProblem(
        api.get("/v1/commands/" + UUID.randomUUID() + "/results", token), 404, "unknown-command");
    assertProblem(
        api.get("/v1/commands/" + UUID.randomUUID() + "/events", token), 404, "unknown-command");
  }

  static void assertProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(t -> assertThat(t).startsWith("application/problem+json"));
    assertThat(json(response).get("type").asText()).isEqualTo("urn:countersign:problem:" + code);
  }
}
