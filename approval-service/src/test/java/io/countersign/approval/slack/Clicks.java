package io.countersign.approval.slack;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What Slack sends when people click, signed as Slack signs. */
public final class Clicks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SlackWorkspace workspace;

  public Clicks(SlackWorkspace workspace) {
    this.workspace = workspace;
  }

  /** A body with the headers that Slack would send with it. */
  public record Signed(String body, String timestamp, String signature) {
    public ValidatableResponse send() {
      return request().post("/v1/slack/interactions").then();
    }

    /** As Slack does when it got no answer. */
    public ValidatableResponse sendAgain() {
      return request().header("X-Slack-Retry-Num", "1").post("/v1/slack/interactions").then();
    }

    public Signed withBody(String other) {
      return new Signed(other, timestamp, signature);
    }

    private static final String FORM = "application/x-www-form-urlencoded";

    private RequestSpecification request() {
      return given()
          .config(
              RestAssured.config()
                  .encoderConfig(
                      EncoderConfig.encoderConfig()
                          .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                          .encodeContentTypeAs(FORM, ContentType.TEXT)))
          .contentType(FORM)
          .header("X-Slack-Request-Timestamp", timestamp)
          .header("X-Slack-Signature", signature)
          .body(body);
    }
  }

  /** A click on a button of a message, as the message has it. */
  public ObjectNode click(String user, SlackWorkspace.Message message, String label) {
    JsonNode button = message.buttons().get(label);
    ObjectNode payload = payload("block_actions", user);
    payload.putObject("channel").put("id", message.channel());
    payload.put("trigger_id", workspace.newTrigger());
    payload.put("response_url", workspace.responseUrl() + user + "/good");
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", button.path("action_id").asText())
        .put("value", button.path("value").asText())
        .put("type", "button");
    return payload;
  }

  /** A dialog, filled in and sent off. */
  public ObjectNode submit(String user, JsonNode view, Map<String, Object> fields) {
    ObjectNode payload = payload("view_submission", user);
    payload.put("trigger_id", workspace.newTrigger());
    ObjectNode submitted = payload.putObject("view");
    submitted.set("callback_id", view.path("callback_id"));
    submitted.set("private_metadata", view.path("private_metadata"));
    ObjectNode values = submitted.putObject("state").putObject("values");
    fields.forEach((name, value) -> values.putObject(name).set(name, JSON.valueToTree(value)));
    return payload;
  }

  private static ObjectNode payload(String type, String user) {
    ObjectNode payload = JSON.createObjectNode().put("type", type);
    payload.put("api_app_id", SlackWorkspace.APP);
    payload.putObject("team").put("id", SlackWorkspace.TEAM);
    payload
        .putObject("user")
        .put("id", user)
        .put("username", "anybody")
        .put("team_id", SlackWorkspace.TEAM);
    return payload;
  }

  public static Signed signed(ObjectNode payload) {
    return signed(payload, Instant.now());
  }

  public static Signed signed(ObjectNode payload, Instant at) {
    return signed("payload=" + URLEncoder.encode(payload.toString(), UTF_8), at);
  }

  public static Signed signed(String body, Instant at) {
    String timestamp = Long.toString(at.getEpochSecond());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SlackWorkspace.SIGNING_SECRET.getBytes(UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(UTF_8));
      return new Signed(body, timestamp, "v0=" + HexFormat.of().formatHex(signature));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
