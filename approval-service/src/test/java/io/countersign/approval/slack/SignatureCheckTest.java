package io.countersign.approval.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the example that Slack publishes (Verifying requests from Slack). */
class SignatureCheckTest {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final String TIMESTAMP = "1531420618";
  private static final String SIGNATURE =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  private static final byte[] BODY =
      ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
              + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
              + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
              + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
              + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
          .getBytes(UTF_8);
  private static final Instant SIGNED_AT = Instant.ofEpochSecond(1531420618);

  private final SignatureCheck check = new SignatureCheck(SECRET);

  @Test
  void believesTheExampleThatSlackPublishes() {
    assertThat(check.refusal(TIMESTAMP, SIGNATURE, BODY, SIGNED_AT)).isEmpty();
  }

  @Test
  void believesItForFiveMinutesBothWays() {
    for (Duration apart : new Duration[] {Duration.ofMinutes(5), Duration.ofMinutes(-5)}) {
      assertThat(check.refusal(TIMESTAMP, SIGNATURE, BODY, SIGNED_AT.plus(apart))).isEmpty();
    }
    for (Duration apart : new Duration[] {Duration.ofSeconds(301), Duration.ofSeconds(-301)}) {
      assertThat(check.refusal(TIMESTAMP, SIGNATURE, BODY, SIGNED_AT.plus(apart)))
          .contains("signed at another time");
    }
  }

  @Test
  void refusesEveryOtherByteOfTheBody() {
    for (int i = 0; i < BODY.length; i++) {
      byte[] altered = BODY.clone();
      altered[i] ^= 1;
      assertThat(check.refusal(TIMESTAMP, SIGNATURE, altered, SIGNED_AT))
          .contains("wrong signature");
    }
  }

  @Test
  void refusesAnotherTimeThanTheSignedOne() {
    assertThat(check.refusal("1531420619", SIGNATURE, BODY, SIGNED_AT)).contains("wrong signature");
  }

  @Test
  void refusesWhatAnotherSecretSigned() {
    assertThat(new SignatureCheck("another").refusal(TIMESTAMP, SIGNATURE, BODY, SIGNED_AT))
        .contains("wrong signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1531420618.0", "0x5b47", "99999999999999999999"})
  void refusesATimeThatIsNone(String timestamp) {
    assertThat(check.refusal(timestamp, SIGNATURE, BODY, SIGNED_AT)).contains("no timestamp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v0=",
        "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50",
        "v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503"
      })
  void refusesASignatureThatIsNone(String signature) {
    assertThat(check.refusal(TIMESTAMP, signature, BODY, SIGNED_AT)).contains("no signature");
  }

  @Test
  void refusesWhatIsNotSignedAtAll() {
    assertThat(check.refusal(null, SIGNATURE, BODY, SIGNED_AT)).contains("no timestamp");
    assertThat(check.refusal(TIMESTAMP, null, BODY, SIGNED_AT)).contains("no signature");
  }
}
