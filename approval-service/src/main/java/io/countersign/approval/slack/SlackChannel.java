package io.countersign.approval.slack;

import io.countersign.approval.People;
import io.countersign.approval.notice.Channel;
import io.countersign.approval.notice.Delivery;
import io.countersign.approval.notice.Message;
import io.countersign.approval.notice.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Messages in Slack. A target is a channel's id, or a user's for a direct message; a reference is
 * the channel and the time by which Slack names a message.
 */
@ApplicationScoped
public class SlackChannel implements Channel {
  public static final String NAME = "slack";

  private static final String SEPARATOR = "/";
  private static final Pattern TARGET = Pattern.compile("[CGDUW][A-Z0-9]{2,20}");

  /** What waits for one person is nobody else's business. */
  private static final Pattern DIRECT = Pattern.compile("[DUW][A-Z0-9]{2,20}");

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
  public boolean carries(String target, Notice notice) {
    return connection.web().isPresent()
        && (!(notice instanceof Notice.Summary) || DIRECT.matcher(target).matches());
  }

  @Override
  public Optional<String> objectionTo(String target) {
    if (connection.web().isEmpty()) {
      return Optional.of("Slack is not connected: set countersign.slack.enabled");
    }
    return TARGET.matcher(target).matches()
        ? Optional.empty()
        : Optional.of("the id of a channel or user is needed, such as C0123ABCD");
  }

  @Override
  public Delivery deliver(Message message) {
    return connection
        .web()
        .map(web -> send(web, message, messages.of(message.notice())))
        .orElseGet(() -> new Delivery.Refused("Slack is not connected"));
  }

  private static Delivery send(SlackWeb web, Message message, SlackMessage shown) {
    String reference = message.reference();
    String[] place = reference == null ? new String[0] : reference.split(SEPARATOR, 2);
    if (reference == null || place.length < 2) {
      return delivery(web.post(message.target(), shown), null);
    }
    boolean updated = message.notice() instanceof Notice.Asked;
    SlackAnswer answer =
        updated ? web.update(place[0], place[1], shown) : web.answer(place[0], place[1], shown);
    return answer instanceof SlackAnswer.Failed failed && failed.isWithoutMessage()
        ? delivery(web.post(message.target(), shown), null)
        : delivery(answer, updated ? null : reference);
  }

  /**
   * @param kept of the message that goes on being updated; absent for the one just sent
   */
  private static Delivery delivery(SlackAnswer answer, @Nullable String kept) {
    return switch (answer) {
      case SlackAnswer.Done done -> new Delivery.Delivered(kept == null ? reference(done) : kept);
      case SlackAnswer.Away(var after, var reason) -> new Delivery.Later(after, reason);
      case SlackAnswer.Failed failed when failed.isForGood() ->
          new Delivery.Refused("Slack refused the message: " + failed.error());
      case SlackAnswer.Failed failed ->
          new Delivery.Later(
              UNTIL_SOMEBODY_MENDS_IT, "Slack refused the message: " + failed.error());
    };
  }

  private static @Nullable String reference(SlackAnswer.Done sent) {
    return sent.channel() == null || sent.ts() == null
        ? null
        : sent.channel() + SEPARATOR + sent.ts();
  }
}
