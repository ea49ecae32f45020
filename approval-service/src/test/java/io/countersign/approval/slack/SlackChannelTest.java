package io.countersign.approval.slack;

import static io.countersign.approval.slack.Questioned.batch;
import static io.countersign.approval.slack.Questioned.pending;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.approval.Directory;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.Delivery;
import io.countersign.approval.notice.Message;
import io.countersign.approval.notice.Notice;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackChannelTest {
  private final SlackWorkspace workspace = SlackWorkspace.open();
  private final SlackConnection connection = new SlackConnection(TestSettings.of(workspace));
  private final SlackChannel channel = new SlackChannel(connection, new Directory(List.of()));
  private final Batch batch = batch(pending("update t set a = 1 where id = 7"));

  @AfterEach
  void close() throws Exception {
    connection.stop();
    workspace.close();
  }

  @Test
  void postsAMessageAndUpdatesItInPlace() {
    String reference = delivered(asked(batch, null)).reference();

    Delivery.Delivered again = delivered(asked(batch, reference));

    assertThat(again.reference()).isEqualTo(reference);
    assertThat(workspace.messages()).hasSize(1);
  }

  @Test
  void postsAnewIfTheMessageIsGone() {
    String reference = delivered(asked(batch, null)).reference();
    workspace.forgetMessages();

    Delivery.Delivered again = delivered(asked(batch, reference));

    assertThat(again.reference()).isNotEqualTo(reference);
    assertThat(workspace.messages()).hasSize(1);
  }

  @Test
  void remindsUnderTheMessageAndGoesOnUpdatingThat() {
    String reference = delivered(asked(batch, null)).reference();

    Delivery.Delivered reminded =
        delivered(message(new Notice.Reminder(batch, 0, false), reference));

    assertThat(reminded.reference()).isEqualTo(reference);
    assertThat(workspace.messages()).hasSize(2);
    assertThat(workspace.messages().getLast().thread())
        .isEqualTo(workspace.messages().getFirst().ts());
  }

  @Test
  void comesBackWhenSlackSaysSo() {
    workspace.fail(new SlackWorkspace.Fault.RateLimited(37));

    assertThat(channel.deliver(asked(batch, null)))
        .isInstanceOfSatisfying(
            Delivery.Later.class,
            later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(37)));
    assertThat(delivered(asked(batch, null)).reference()).isNotNull();
  }

  @Test
  void comesBackWhenSlackIsDown() {
    workspace.fail(new SlackWorkspace.Fault.Down(), new SlackWorkspace.Fault.Hangs());

    assertThat(channel.deliver(asked(batch, null))).isInstanceOf(Delivery.Later.class);
    assertThat(channel.deliver(asked(batch, null))).isInstanceOf(Delivery.Later.class);
    assertThat(channel.deliver(asked(batch, null))).isInstanceOf(Delivery.Delivered.class);
  }

  @Test
  void comesBackWhenSlackIsGone() {
    workspace.close();

    assertThat(channel.deliver(asked(batch, null))).isInstanceOf(Delivery.Later.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invalid_auth",
        "channel_not_found",
        "not_in_channel",
        "missing_scope",
        "ratelimited",
        "something_new"
      })
  void comesBackAfterWhatSomebodyCanMend(String error) {
    workspace.fail(new SlackWorkspace.Fault.Says(error));

    assertThat(channel.deliver(asked(batch, null)))
        .isInstanceOfSatisfying(
            Delivery.Later.class, later -> assertThat(later.reason()).contains(error));
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_blocks", "msg_too_long", "msg_blocks_too_long"})
  void givesUpOnWhatSlackNeverTakes(String error) {
    workspace.fail(new SlackWorkspace.Fault.Says(error));

    assertThat(channel.deliver(asked(batch, null))).isInstanceOf(Delivery.Refused.class);
  }

  @Test
  void neverSaysItsToken() {
    workspace.fail(new SlackWorkspace.Fault.Says("invalid_auth"));

    assertThat(channel.deliver(asked(batch, null)).toString())
        .doesNotContain(SlackWorkspace.BOT_TOKEN);
    assertThat(SlackApp.of(TestSettings.of(workspace)).toString())
        .doesNotContain(SlackWorkspace.BOT_TOKEN, SlackWorkspace.SIGNING_SECRET);
  }

  @Test
  void tellsSummariesInDirectMessagesAlone() {
    Notice summary =
        new Notice.Summary(
            new Directory(List.of()).withSubject("rita", "rita"), List.of(batch), false);

    assertThat(channel.carries(SlackWorkspace.CHANNEL, summary)).isFalse();
    assertThat(channel.carries("U0RITA", summary)).isTrue();
  }

  @Test
  void objectsToNamesInThePlaceOfIds() {
    assertThat(channel.objectionTo("#approvals")).isPresent();
    assertThat(channel.objectionTo(SlackWorkspace.CHANNEL)).isEmpty();
  }

  private Delivery.Delivered delivered(Message message) {
    return (Delivery.Delivered) channel.deliver(message);
  }

  private static Message asked(Batch batch, @Nullable String reference) {
    return message(new Notice.Asked(batch, false), reference);
  }

  private static Message message(Notice notice, @Nullable String reference) {
    return new Message(UUID.randomUUID(), SlackWorkspace.CHANNEL, notice, reference);
  }
}
