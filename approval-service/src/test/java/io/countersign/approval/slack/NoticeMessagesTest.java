package io.countersign.approval.slack;

import static io.countersign.approval.slack.Questioned.batch;
import static io.countersign.approval.slack.Questioned.command;
import static io.countersign.approval.slack.Questioned.pending;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.util.json.GsonFactory;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.Directory;
import io.countersign.approval.Samples;
import io.countersign.approval.Vote;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.Notice;
import io.countersign.approval.notice.VisibleText;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Command;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeMessagesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final NoticeMessages messages = new NoticeMessages(new Directory(List.of()));

  @Test
  void showsAllThatAnApprovalIsFor() {
    Impact impact =
        new Impact(
            MeasureMethod.TRIAL,
            null,
            2L,
            8.3,
            List.of(TableName.parse("customers")),
            true,
            1L,
            List.of(new RowChange(Map.of("city", "Delft"), Map.of("city", "Oslo"))),
            null,
            Samples.NOW);

    String shown =
        shown(
            batch(
                pending(
                    command(
                        "update customers set city = $1 where id = $2",
                        "moved",
                        new BindValue(BindType.TEXT, "Oslo"),
                        new BindValue(BindType.INTEGER, null)),
                    "Ask first",
                    impact)));

    assertThat(shown)
        .contains(
            "night-agent (agent, for olga-subject) asks to run a statement on shop (production)",
            "update customers set city = $1 where id = $2",
            "$1 text = 'Oslo'\n$2 integer = NULL",
            "1 rows changed in a trial that was rolled back",
            "~ city: Delft → Oslo",
            "production-writes: Ask first",
            "moved",
            "Stage 1: 0 of 2 from reviewer",
            "sha256:");
    assertThat(buttons(batch(pending("select 1"))).keySet())
        .containsExactly("Approve", "Approve with conditions…", "Reject…", "Ask…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!channel>",
        "<!here> <@U0RITA> <#C0DATA>",
        "<https://evil.example|ok>",
        "https://evil.example",
        "*x* _y_ ~z~ `w`",
        "``` \n*out*",
        ":tada: @channel @everyone",
        "&lt;!channel&gt;",
        "a\u202Eb\u0000c\u200Bd"
      })
  void takesNoMarkUpFromAnybody(String evil) {
    ApprovalState.Pending pending =
        pending(
            command("select '" + evil + "'", evil, new BindValue(BindType.TEXT, evil)), evil, null);
    Vote rejection =
        new Vote(
            evil,
            evil,
            evil,
            null,
            Verdict.REJECT,
            null,
            ApprovalConditions.none(),
            null,
            evil,
            Samples.NOW);
    for (Batch batch :
        List.of(
            batch(pending),
            batch(pending, pending),
            batch(new ApprovalState.Rejected(pending.request(), List.of(rejection), rejection)))) {
      JsonNode blocks = blocks(batch);

      // Rich text and plain text alone: nothing in them is mark-up.
      assertThat(blocks.findValuesAsText("type"))
          .isSubsetOf(
              "rich_text",
              "rich_text_section",
              "rich_text_preformatted",
              "text",
              "date",
              "actions",
              "button",
              "plain_text");
      assertThat(blocks.findParents("emoji"))
          .allMatch(t -> !t.path("emoji").asBoolean())
          .noneMatch(t -> t.path("text").asText().contains(evil));
      assertThat(SlackBlocks.text(blocks)).contains(VisibleText.inLine(evil));
      assertThat(message(batch).text()).doesNotContain("<", ">");
    }
  }

  @Test
  void letsNoValuePassForAnother() {
    String shown =
        shown(batch(pending("select $1", new BindValue(BindType.TEXT, "x'\n$2 integer = 1"))));

    assertThat(shown).contains("$1 text = 'x'␤$2 integer = 1'").doesNotContain("\n$2 integer");
  }

  @Test
  void offersNoAnswerBesideWhatIsNotThere() {
    Batch batch = batch(pending("select 1 -- " + "x".repeat(5_000) + "; drop table t"));

    assertThat(shown(batch)).contains("2,026 more characters").doesNotContain("drop table");
    assertThat(buttons(batch).keySet()).containsExactly("Read and decide…");
  }

  @Test
  void offersNoAnswerBesideValuesThatAreNotThere() {
    BindValue[] many =
        IntStream.range(0, 200)
            .mapToObj(i -> new BindValue(BindType.TEXT, "value " + i))
            .toArray(BindValue[]::new);

    assertThat(buttons(batch(pending("select 1", many))).keySet())
        .containsExactly("Read and decide…");
  }

  @Test
  void listsTheOthersByWhatDiffers() {
    Batch batch =
        batch(
            pending("delete from t where id = 7 and a", new BindValue(BindType.TEXT, "one")),
            pending("delete from t where id = 8 and a", new BindValue(BindType.TEXT, "two")),
            pending("delete from t where id = 7 and a", new BindValue(BindType.TEXT, "one")));

    assertThat(shown(batch))
        .contains("asks to run 3 statements of one form")
        .contains("#2 … 8 … in the place of 7; $1 = 'two'; open")
        .contains("#3 open");
    assertThat(choice(batch)).isEqualTo(Choice.of(batch, 3));
  }

  @Test
  void isAboutTheListedOnesAloneWhereNotAllHaveRoom() {
    Batch batch =
        batch(
            IntStream.range(0, 50)
                .mapToObj(i -> pending("delete from t where name = '" + "n".repeat(90) + i + "'"))
                .toArray(ApprovalState[]::new));

    Choice choice = choice(batch);

    assertThat(choice.shown()).isBetween(2, 49);
    assertThat(choice.digest()).isEqualTo(batch.first(choice.shown()).digest());
    String shown = shown(batch);
    assertThat(shown)
        .contains("n" + (choice.shown() - 1) + "'")
        .doesNotContain("n" + choice.shown() + "'")
        .contains(
            "%d more have no room here. An answer here is for the first %d alone."
                .formatted(50 - choice.shown(), choice.shown()));
  }

  @Test
  void saysWhatIsAskedForAheadHoweverLong() {
    Command some = command("select 1", null);
    Command ahead =
        new Command(
            some.id(),
            some.sessionId(),
            some.dataSource(),
            some.sql(),
            some.parameters(),
            some.principal(),
            some.origin(),
            null,
            some.submittedAt(),
            new GrantTerms(5, 100, Instant.parse("2099-01-01T00:00:00Z")));

    assertThat(shown(batch(pending(ahead, "Ask first", null))))
        .contains("Nothing runs now. A standing approval is asked for: 5 times, at most 100 rows")
        .contains("until 2099-01-01T00:00:00Z");
  }

  @Test
  void offersAVetoAloneUntilAnApprovedCommandRuns() {
    ApprovalState.Pending pending = pending("select 1");
    Batch batch = batch(new ApprovalState.Approved(pending.request(), List.of(), Samples.NOW));

    assertThat(buttons(batch).keySet()).containsExactly("Reject…", "Ask…");
    assertThat(shown(batch)).contains("Now").doesNotContain("Ended");
  }

  @Test
  void hasNoButtonsWhenItIsOver() {
    ApprovalState.Pending pending = pending("select 1");
    Batch batch = batch(pending.withdraw());

    assertThat(buttons(batch)).isEmpty();
    assertThat(shown(batch)).contains("withdrawn: whoever asked has cancelled it");
  }

  @Property(tries = 200)
  void staysWithinWhatSlackTakes(
      @ForAll String sql, @ForAll String justification, @ForAll String policy) {
    ApprovalState.Pending one =
        pending(command("q" + sql.repeat(20), justification.repeat(50), value(sql)), policy, null);

    Batch batch = batch(one, pending("q" + justification), one, pending(sql + "q"));
    assertThat(SlackBlocks.fault(blocks(batch), 50)).isEmpty();
  }

  private static BindValue value(String text) {
    return new BindValue(BindType.TEXT, text);
  }

  private SlackMessage message(Batch batch) {
    return messages.of(new Notice.Asked(batch, false));
  }

  private JsonNode blocks(Batch batch) {
    try {
      return JSON.readTree(GsonFactory.createSnakeCase().toJson(message(batch).blocks()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String shown(Batch batch) {
    return SlackBlocks.text(blocks(batch));
  }

  private Map<String, JsonNode> buttons(Batch batch) {
    return SlackBlocks.buttons(blocks(batch));
  }

  private Choice choice(Batch batch) {
    return Choice.parse(buttons(batch).get("Approve").path("value").asText()).orElseThrow();
  }
}
