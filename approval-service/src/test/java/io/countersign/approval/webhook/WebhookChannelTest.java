package io.countersign.approval.webhook;

import static io.countersign.approval.webhook.Endpoints.OLD_SECRET;
import static io.countersign.approval.webhook.Endpoints.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.Samples;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.BatchId;
import io.countersign.approval.notice.Delivery;
import io.countersign.approval.notice.Message;
import io.countersign.approval.notice.Notice;
import io.countersign.approval.webhook.WebhookSettings.Format;
import io.countersign.contracts.Principal;
import io.countersign.platform.webhook.WebhookSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP, to programs on this machine that answer well, badly or not at all. */
class WebhookChannelTest {
  private static final String NAME = "tools";
  private static final Clock CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Principal HUGO = Samples.person("hugo");

  /** The vector of the reference implementations of Standard Webhooks. */
  @Test
  void signsAsStandardWebhooksDoes() {
    String signature =
        WebhookSecret.parse(SECRET)
            .sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void sendsWhatItSignsWithBothSecretsDuringRotation() {
    try (Receiver receiver = Receiver.answering(204)) {
      Message message = message(asked(Samples.AGENT), null);
      Endpoints endpoint = at(receiver, Format.COUNTERSIGN).withSecrets(SECRET, OLD_SECRET);

      Delivery delivery = channel(endpoint).deliver(message);

      String id = "msg_" + message.id();
      assertThat(delivery).isEqualTo(new Delivery.Delivered(id));
      Receiver.Request request = receiver.last();
      long seconds = Samples.NOW.getEpochSecond();
      assertThat(request.header("webhook-id")).isEqualTo(id);
      assertThat(request.header("webhook-timestamp")).isEqualTo(Long.toString(seconds));
      assertThat(request.header("webhook-signature").split(" "))
          .containsExactly(
              WebhookSecret.parse(SECRET).sign(id, seconds, bytes(request)),
              WebhookSecret.parse(OLD_SECRET).sign(id, seconds, bytes(request)));
      assertThat(request.header("Content-Type")).isEqualTo("application/json");
    }
  }

  @Test
  void sendsTheSameAgainWhenItIsTriedAgain() {
    try (Receiver receiver = Receiver.answering(503)) {
      Message message = message(asked(Samples.AGENT), null);
      WebhookChannel channel = channel(at(receiver, Format.COUNTERSIGN));

      channel.deliver(message);
      Receiver.Request first = receiver.last();
      channel.deliver(message);

      assertThat(receiver.count()).isEqualTo(2);
      assertThat(receiver.last().header("webhook-id")).isEqualTo(first.header("webhook-id"));
      assertThat(receiver.last().body()).isEqualTo(first.body());
    }
  }

  @Test
  void takesGoneForGood() {
    try (Receiver receiver = Receiver.answering(410)) {
      assertThat(deliver(receiver)).isInstanceOf(Delivery.Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 429, 500, 503})
  void triesAgainAfterOtherRefusals(int status) {
    try (Receiver receiver = Receiver.answering(status)) {
      assertThat(deliver(receiver))
          .isEqualTo(new Delivery.Later(null, "The endpoint answered " + status + "."));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "120, PT2M",
    "'Mon, 23 Nov 2026 10:05:00 GMT', PT5M",
    "'Mon, 23 Nov 2026 09:00:00 GMT', ",
    "99999999999, ",
    "soon, "
  })
  void waitsAsLongAsItIsAskedTo(String header, @Nullable Duration wait) {
    try (Receiver receiver =
        new Receiver(exchange -> {
          exchange.getResponseHeaders().add("Retry-After", header);
          Receiver.answer(exchange, 429);
        })) {
      assertThat(deliver(receiver))
          .isEqualTo(new Delivery.Later(wait, "The endpoint answered 429."));
    }
  }

  @Test
  void followsNoRedirect() {
    try (Receiver elsewhere = Receiver.answering(200);
        Receiver receiver =
            new Receiver(exchange -> {
              exchange.getResponseHeaders().add("Location", elsewhere.url());
              Receiver.answer(exchange, 307);
            })) {
      Delivery delivery = deliver(receiver);

      assertThat(delivery).isInstanceOf(Delivery.Later.class);
      assertThat(delivery.toString()).contains("307", "redirects are not followed");
      assertThat(elsewhere.count()).isZero();
    }
  }

  @Test
  void readsNoEndlessAnswer() {
    try (Receiver receiver =
        new Receiver(exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] noise = new byte[8_192];
          while (true) {
            exchange.getResponseBody().write(noise);
          }
        })) {
      assertThat(deliver(receiver)).isInstanceOf(Delivery.Delivered.class);
    }
  }

  @Test
  void waitsForNobodyForever() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Endpoints endpoint =
          Endpoints.at("http://127.0.0.1:%d/".formatted(silent.getLocalPort()), Format.COUNTERSIGN);

      Delivery delivery = channel(endpoint).deliver(message(asked(Samples.AGENT), null));

      assertThat(delivery).isEqualTo(new Delivery.Later(null, "No answer: HttpTimeoutException."));
    }
  }

  @Test
  void triesAgainWhenTheConnectionIsCut() {
    try (Receiver receiver = new Receiver(exchange -> exchange.close())) {
      Delivery delivery = deliver(receiver);

      assertThat(delivery).isInstanceOf(Delivery.Later.class);
      assertThat(delivery.toString()).contains("No answer").doesNotContain("sig", "127.0.0.1");
    }
  }

  static List<Message> ourMessages() {
    ApprovalState.Pending pending = Samples.pending(Samples.AGENT, 1);
    ApprovalState.GlassBroken broken =
        new ApprovalState.GlassBroken(pending.request(), List.of(), "dana", Samples.NOW);
    Batch batch = new Batch(new BatchId(new UUID(1, 2)), List.of(pending));
    Batch over = new Batch(batch.id(), List.of(pending.withdraw()));
    return List.of(
        message(new Notice.Asked(batch, true), null),
        message(new Notice.Asked(batch, true), "msg_1"),
        message(new Notice.Asked(over, true), "msg_1"),
        message(new Notice.Reminder(batch, 2, false), "msg_1"),
        message(new Notice.Escalated(batch), "msg_1"),
        message(new Notice.GlassBroken(broken, "the shop is down", Samples.NOW), null),
        message(new Notice.ReviewLate(broken, Samples.NOW, 3), null));
  }

  @ParameterizedTest
  @MethodSource("ourMessages")
  void writesWhatItsSchemaSays(Message message) throws IOException {
    String text = Files.readString(Path.of("../docs/reference/webhook.schema.json"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    try (Receiver receiver = Receiver.answering(200)) {
      channel(at(receiver, Format.COUNTERSIGN)).deliver(message);

      String body = receiver.last().body();
      assertThat(schema.validate(body, InputFormat.JSON)).isEmpty();
      assertThat(body).doesNotContain("Oslo");
    }
  }

  @Test
  void asksPagerDutyOnlyForWhatIsUrgentAndTellsItTheEnd() {
    try (Receiver receiver = Receiver.answering(202)) {
      WebhookChannel channel = channel(at(receiver, Format.PAGERDUTY));
      ApprovalState.Pending pending = Samples.pending(HUGO, 1);
      Batch batch = new Batch(new BatchId(new UUID(1, 2)), List.of(pending));
      Batch over = new Batch(batch.id(), List.of(pending.withdraw()));

      channel.deliver(message(new Notice.Asked(batch, true), null));
      Receiver.Request opened = receiver.last();
      channel.deliver(message(new Notice.Asked(over, true), "msg_1"));

      assertThat(channel.carries(NAME, new Notice.Asked(batch, false))).isFalse();
      assertThat(opened.json().path("event_action").asText()).isEqualTo("trigger");
      assertThat(opened.json().path("payload").path("summary").asText())
          .isEqualTo("Urgent: hugo asks to run a command on shop (production)");
      assertThat(receiver.last().json().path("event_action").asText()).isEqualTo("resolve");
      assertThat(receiver.last().json().path("dedup_key"))
          .isEqualTo(opened.json().path("dedup_key"));
      assertThat(receiver.last().header("webhook-signature")).isNull();
    }
  }

  @Test
  void writesTeamsACardInWhichNothingIsMarkUp() {
    try (Receiver receiver = Receiver.answering(202)) {
      WebhookChannel channel = channel(at(receiver, Format.TEAMS));
      Principal sly = Samples.person("[click](https://evil)\u202e");

      channel.deliver(message(asked(sly), null));

      var card = receiver.last().json().path("attachments").path(0);
      assertThat(card.path("contentType").asText())
          .isEqualTo("application/vnd.microsoft.card.adaptive");
      assertThat(card.path("content").path("body"))
          .allSatisfy(block -> assertThat(block.path("type").asText()).isEqualTo("RichTextBlock"));
      assertThat(card.toString()).contains("⟦U+202E⟧").doesNotContain("\u202e");
      assertThat(channel.updates(NAME)).isFalse();
    }
  }

  @Test
  void tellsOnlyTheEventsThatAreWanted() {
    WebhookChannel channel =
        channel(
            Endpoints.at("https://tools.example", Format.COUNTERSIGN).withEvents("glass-broken"));

    assertThat(channel.carries(NAME, asked(Samples.AGENT))).isFalse();
    assertThat(channel.carries("others", asked(Samples.AGENT))).isFalse();
    assertThat(channel.objectionTo("others")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "http://tools.example/hook?sig=hidden, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, https",
    "https://user:hidden@tools.example, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, neither a user",
    "ftp://127.0.0.1/hidden, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, https",
    "not a hidden url, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, url is not a URL",
    "https://tools.example, , secret is needed",
    "https://tools.example, hiddenhiddenhiddenhidden, begins with whsec_",
    "https://tools.example, whsec_hidden!, base64",
    "https://tools.example, whsec_aGlkZGVu, from 24 to 64"
  })
  void refusesBadSettingsWithoutRepeatingSecrets(
      String url, @Nullable String secret, String complaint) {
    Endpoints endpoint = Endpoints.at(url, Format.COUNTERSIGN).withSecrets(secret, null);

    assertThatThrownBy(() -> channel(endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("countersign.webhooks.tools", complaint)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
  }

  @Test
  void refusesAnEventThatThereIsNot() {
    Endpoints endpoint =
        Endpoints.at("https://tools.example", Format.COUNTERSIGN).withEvents("summary");

    assertThatThrownBy(() -> channel(endpoint)).hasMessageContainingAll("'summary'", "reminder");
  }

  private static Delivery deliver(Receiver receiver) {
    return channel(at(receiver, Format.COUNTERSIGN)).deliver(message(asked(Samples.AGENT), null));
  }

  private static Endpoints at(Receiver receiver, Format format) {
    return Endpoints.at(receiver.url(), format);
  }

  private static WebhookChannel channel(Endpoints endpoint) {
    return new WebhookChannel(endpoint.named(NAME), CLOCK, PATIENCE);
  }

  private static Notice asked(Principal principal) {
    return new Notice.Asked(
        new Batch(new BatchId(new UUID(1, 2)), List.of(Samples.pending(principal, 1))), true);
  }

  private static Message message(Notice notice, @Nullable String reference) {
    return new Message(UUID.randomUUID(), NAME, notice, reference);
  }

  private static byte[] bytes(Receiver.Request request) {
    return request.body().getBytes(StandardCharsets.UTF_8);
  }
}
