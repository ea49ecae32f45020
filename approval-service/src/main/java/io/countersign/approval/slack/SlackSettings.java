package io.countersign.approval.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How this service is connected to Slack, if at all. */
@ConfigMapping(prefix = "countersign.slack")
public interface SlackSettings {
  /** Without it nothing is sent to Slack, and nothing from there is taken. */
  @WithDefault("false")
  boolean enabled();

  /** The app's signing secret, by which callbacks are known to be Slack's. */
  Optional<String> signingSecret();

  /** The bot user's OAuth token. */
  Optional<String> botToken();

  /** The workspace, such as {@code T0123ABCD}; callbacks of others are refused. */
  Optional<String> team();

  /** The app, such as {@code A0123ABCD}; if present, callbacks of others are refused. */
  Optional<String> app();

  /** Where the Web API is. */
  @WithDefault("https://slack.com/api/")
  URI apiUrl();

  /** Where answers to clicks may be sent, by their beginning. */
  @WithDefault("https://hooks.slack.com/")
  URI responseUrl();

  /** Where people reach this service, for what they are told to do; absent where that is known. */
  Optional<URI> publicUrl();

  /** How long a call to Slack may take. */
  @WithDefault("10s")
  Duration timeout();

  /** How often what was clicked is looked after, besides at once. */
  @WithDefault("2s")
  Duration tick();
}
