package io.countersign.approval.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.approval.Samples;
import io.countersign.approval.notice.BatchId;
import io.countersign.contracts.ApprovalConditions;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionReaderTest {
  private static final Choice CHOICE = new Choice(new BatchId(new UUID(1, 2)), 3, Samples.BUNDLE);
  private static final SlackUser RITA = new SlackUser("T1", "U1", "rita");
  private static final String CLICK =
      """
      {"type": "block_actions", "team": {"id": "T1"}, "api_app_id": "A1",
       "user": {"id": "U1", "username": "rita", "team_id": "T1"},
       "channel": {"id": "C1"}, "trigger_id": "1.2", "response_url": "https://hooks.slack.com/x",
       "actions": [{"action_id": "countersign-approve", "value": "%s"}]}\
      """
          .formatted(CHOICE.text());

  private final InteractionReader reader = new InteractionReader("T1", Optional.of("A1"));

  @Test
  void readsAClick() {
    assertThat(read(CLICK))
        .contains(
            new Interaction.Clicked(
                RITA, Action.APPROVE, CHOICE, new Place("C1", "https://hooks.slack.com/x"), "1.2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"team\": {\"id\": \"T1\"}", "\"team_id\": \"T1\"", "\"api_app_id\": \"A1\""})
  void refusesWhatComesFromElsewhere(String ours) {
    assertThat(read(CLICK.replace(ours, ours.replace("1\"", "2\""))).orElseThrow())
        .isInstanceOf(Interaction.Foreign.class);
  }

  @Test
  void refusesWhatNamesNoWorkspace() {
    assertThat(read(CLICK.replace("\"team\": {\"id\": \"T1\"}", "\"team\": null")).orElseThrow())
        .isInstanceOf(Interaction.Foreign.class);
  }

  @Test
  void readsADialog() {
    String submitted =
        """
        {"type": "view_submission", "team": {"id": "T1"}, "api_app_id": "A1",
         "user": {"id": "U1", "name": "rita"},
         "view": {"callback_id": "countersign-read", "private_metadata": "%s\\nC1\\n",
          "state": {"values": {
           "verdict": {"verdict": {"type": "radio_buttons", "selected_option": {"value": "approve"}}},
           "words": {"words": {"type": "plain_text_input", "value": "fine"}},
           "rows": {"rows": {"type": "number_input", "value": null}},
           "not-before": {"not-before": {"type": "datetimepicker", "selected_date_time": 1764000000}},
           "not-after": {"not-after": {"type": "datetimepicker", "selected_date_time": null}}}}}}\
        """
            .formatted(CHOICE.text());

    Interaction.Submitted read = (Interaction.Submitted) read(submitted).orElseThrow();

    assertThat(read)
        .isEqualTo(
            new Interaction.Submitted(
                RITA,
                Action.READ,
                CHOICE,
                new Place("C1", null),
                Map.of("verdict", "approve", "words", "fine", "not-before", "1764000000")));
    assertThat(Submission.of(read))
        .isEqualTo(
            new Submission.Accepted(
                new Answer(
                    RITA,
                    new Place("C1", null),
                    Answer.Kind.APPROVE,
                    CHOICE,
                    new ApprovalConditions(null, Instant.ofEpochSecond(1764000000), null),
                    "fine")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "countersign-reject:words:",
        "countersign-ask:words:",
        "countersign-reject:words:\u0007",
        "countersign-read:verdict:",
        "countersign-conditions:rows:-1",
        "countersign-conditions:rows:many",
        "countersign-conditions:not-before:soon",
        "countersign-conditions:not-after:99999999999999999"
      })
  void saysBesideTheFieldWhatIsWrong(String wrong) {
    String[] parts = wrong.split(":", -1);
    Map<String, String> fields = parts[2].isEmpty() ? Map.of() : Map.of(parts[1], parts[2]);

    assertThat(
            Submission.of(
                new Interaction.Submitted(
                    RITA,
                    Action.named(parts[0]).orElseThrow(),
                    CHOICE,
                    new Place(null, null),
                    fields)))
        .isInstanceOfSatisfying(
            Submission.Faulty.class, f -> assertThat(f.faults()).containsKey(parts[1]));
  }

  @Test
  void saysThatAWindowIsEmpty() {
    assertThat(
            Submission.of(
                new Interaction.Submitted(
                    RITA,
                    Action.CONDITIONS,
                    CHOICE,
                    new Place(null, null),
                    Map.of("not-before", "200", "not-after", "100"))))
        .isInstanceOfSatisfying(
            Submission.Faulty.class, f -> assertThat(f.faults()).containsKey("not-after"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "payload=", "payload=%7B", "payload=%", "other=1", "payload=[]"})
  void readsNothingElse(String body) {
    assertThat(reader.read(body.getBytes(UTF_8))).isEmpty();
  }

  @Property
  void standsWhateverComes(@ForAll byte[] body, @ForAll String json) {
    assertThat(reader.read(body)).isEmpty();
    assertThat(read(json)).isNotNull();
  }

  private Optional<Interaction> read(String json) {
    return reader.read(("payload=" + URLEncoder.encode(json, UTF_8)).getBytes(UTF_8));
  }
}
