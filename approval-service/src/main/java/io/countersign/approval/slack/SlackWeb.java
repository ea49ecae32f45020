package io.countersign.approval.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The few calls of Slack's Web API that are made. Each blocks for as long as the settings allow,
 * and throws for no fault of Slack.
 */
final class SlackWeb {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;
  private static final String NO_LINKS = "none";

  private final Slack slack;
  private final MethodsClient methods;

  SlackWeb(SlackSettings settings, String botToken) {
    SlackConfig config = new SlackConfig();
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    config.setMethodsEndpointUrlPrefix(settings.apiUrl().toString());
    config.setHttpClientReadTimeoutMillis(timeout);
    config.setHttpClientWriteTimeoutMillis(timeout);
    config.setHttpClientCallTimeoutMillis(timeout);
    config.setStatsEnabled(false);
    // The SDK's own listener writes requests, with the token, to the log when that is verbose.
    config.setHttpClientResponseHandlers(new ArrayList<>());
    this.slack = Slack.getInstance(config);
    this.methods = slack.methods(botToken);
  }

  SlackAnswer post(String channel, SlackMessage message) {
    return call(() ->
        methods.chatPostMessage(r ->
            r.channel(channel)
                .text(message.text())
                .blocks(message.blocks())
                .parse(NO_LINKS)
                .linkNames(false)
                .mrkdwn(false)
                .unfurlLinks(false)
                .unfurlMedia(false)));
  }

  /** Under another message, and in the channel. */
  SlackAnswer answer(String channel, String ts, SlackMessage message) {
    return call(() ->
        methods.chatPostMessage(r ->
            r.channel(channel)
                .threadTs(ts)
                .replyBroadcast(true)
                .text(message.text())
                .blocks(message.blocks())
                .parse(NO_LINKS)
                .linkNames(false)
                .mrkdwn(false)
                .unfurlLinks(false)
                .unfurlMedia(false)));
  }

  SlackAnswer update(String channel, String ts, SlackMessage message) {
    return call(() ->
        methods.chatUpdate(r ->
            r.channel(channel)
                .ts(ts)
                .text(message.text())
                .blocks(message.blocks())
                .parse(NO_LINKS)
                .linkNames(false)));
  }

  /** For one person's eyes. */
  SlackAnswer whisper(String channel, String user, SlackMessage message) {
    return call(() ->
        methods.chatPostEphemeral(r ->
            r.channel(channel)
                .user(user)
                .text(message.text())
                .blocks(message.blocks())
                .parse(NO_LINKS)
                .linkNames(false)));
  }

  /** Slack forgets the trigger three seconds after the click. */
  SlackAnswer open(String trigger, View view) {
    return call(() -> methods.viewsOpen(r -> r.triggerId(trigger).view(view)));
  }

  private SlackAnswer call(Call call) {
    try {
      SlackApiTextResponse response = call.send();
      return response.isOk() ? done(response) : new SlackAnswer.Failed(error(response));
    } catch (SlackApiException e) {
      return failed(e);
    } catch (IOException e) {
      return new SlackAnswer.Away(null, "Slack does not answer: " + e.getClass().getSimpleName());
    }
  }

  private static SlackAnswer done(SlackApiTextResponse response) {
    return switch (response) {
      case ChatPostMessageResponse posted ->
          new SlackAnswer.Done(posted.getChannel(), posted.getTs());
      case ChatUpdateResponse updated ->
          new SlackAnswer.Done(updated.getChannel(), updated.getTs());
      default -> new SlackAnswer.Done(null, null);
    };
  }

  private static String error(SlackApiTextResponse response) {
    return response.getError() == null ? "unknown_error" : response.getError();
  }

  /** Slack tells errors of its methods with status 200; what has another comes from before them. */
  private static SlackAnswer failed(SlackApiException e) {
    int status = e.getResponse().code();
    return status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS
        ? new SlackAnswer.Away(retryAfter(e), "Slack answered with status " + status)
        : Optional.ofNullable(e.getError())
            .map(error -> error.getError())
            .<SlackAnswer>map(SlackAnswer.Failed::new)
            .orElseGet(() -> new SlackAnswer.Away(null, "Slack answered with status " + status));
  }

  private static @Nullable Duration retryAfter(SlackApiException e) {
    String header = e.getResponse().header("Retry-After");
    try {
      return header == null ? null : Duration.ofSeconds(Long.parseLong(header.strip()));
    } catch (NumberFormatException notSeconds) {
      return null;
    }
  }

  void stop() throws Exception {
    slack.close();
  }

  private interface Call {
    SlackApiTextResponse send() throws IOException, SlackApiException;
  }
}
