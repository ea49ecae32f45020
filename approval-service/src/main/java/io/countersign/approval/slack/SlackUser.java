package io.countersign.approval.slack;

/**
 * Somebody in Slack.
 *
 * @param id Slack's own, such as {@code U0123ABCD}; names are not looked at, as people choose them
 * @param name for people to recognise, and for nothing else
 */
record SlackUser(String team, String id, String name) {
  /** As events tell of it. */
  String account() {
    return team + "/" + id;
  }
}
