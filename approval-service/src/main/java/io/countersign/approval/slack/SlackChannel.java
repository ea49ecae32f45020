package io.countersign.approval.slack;

import io.countersign.approval.People;
import io.countersign.approval.notice.Channel;
import io.countersign.approval.notice.Delivery;
import io.countersign.approval.notice.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Messages in Slack. A target is a channel's id, or a user's for a direct message; a reference is
 * the channel and the time by which Slack names a message.
 */
@ApplicationScoped
public class SlackChannel implements Channel {
  public static final String NAME = "slack";

  private static final String SEPARATOR = "/";
  private static final Duration UNTIL_SOMEBODY_MENDS_IT = Duration.ofMinutes(1);

  private final SlackConnection connection;
  private final NoticeMessages messages;

  SlackChannel(SlackConnection connection, People people) {
    this.connection = connection;
    this.messages = new NoticeMessages(people);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean carries(Notice notice) {
    return connection.web().isPresent();
  }

  @Override
  public Delivery deliver(String target, Notice notice, @Nullable String reference) {
    return connection
        .web()
        .map(web -> delivery(send(web, target, messages.of(notice), reference)))
        .orElseGet(() -> new Delivery.Refused("Slack is not connected: countersign.slack.enabled"));
  }

  private static SlackAnswer send(
      SlackWeb web, String target, Message message, @Nullable String reference) {
    String[] place = reference == null ? new String[0] : reference.split(SEPARATOR, 2);
    if (place.length < 2) {
      return web.post(target, message);
    }
    SlackAnswer updated = web.update(place[0], place[1], message);
    return updated instanceof SlackAnswer.Failed failed && failed.isWithoutMessage()
        ? web.post(target, message)
        : updated;
  }

  private static Delivery delivery(SlackAnswer answer) {
    return switch (answer) {
      case SlackAnswer.Done(var channel, var ts) ->
          new Delivery.Delivered(channel == null || ts == null ? null : channel + SEPARATOR + ts);
      case SlackAnswer.Away(var after, var reason) -> new Delivery.Later(after, reason);
      case SlackAnswer.Failed failed when failed.isForGood() ->
          new Delivery.Refused("Slack refused the message: " + failed.error());
      case SlackAnswer.Failed failed ->
          new Delivery.Later(
              UNTIL_SOMEBODY_MENDS_IT, "Slack refused the message: " + failed.error());
    };
  }
}
