package io.countersign.approval.slack;

/**
 * What makes this service the app that it is in Slack.
 *
 * @param team whose callbacks are taken
 */
record SlackApp(String signingSecret, String botToken, String team) {
  /**
   * @throws IllegalStateException if something is missing
   */
  static SlackApp of(SlackSettings settings) {
    return new SlackApp(
        required(settings.signingSecret().orElse(""), "signing-secret"),
        required(settings.botToken().orElse(""), "bot-token"),
        required(settings.team().orElse(""), "team"));
  }

  private static String required(String value, String name) {
    if (value.isBlank()) {
      throw new IllegalStateException(
          "countersign.slack.%s is missing: set it, or countersign.slack.enabled=false"
              .formatted(name));
    }
    return value;
  }

  @Override
  public String toString() {
    return "SlackApp[team=%s]".formatted(team);
  }
}
