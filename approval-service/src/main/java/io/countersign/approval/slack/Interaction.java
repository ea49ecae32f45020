package io.countersign.approval.slack;

import java.util.Map;

/** What Slack says that somebody did. */
sealed interface Interaction {
  /**
   * A button beside a message.
   *
   * @param trigger lets a dialog be opened within three seconds
   */
  record Clicked(SlackUser user, Action action, Choice choice, Place place, String trigger)
      implements Interaction {}

  /**
   * A dialog was sent off.
   *
   * @param fields what was filled in, by the name of the field; what was left empty is absent
   */
  record Submitted(
      SlackUser user, Action action, Choice choice, Place place, Map<String, String> fields)
      implements Interaction {
    public Submitted {
      fields = Map.copyOf(fields);
    }
  }

  /** Something that needs no answer, such as a button that only opens a page. */
  record Nothing() implements Interaction {}

  /** From a workspace or an app that is not ours. */
  record Foreign(String reason) implements Interaction {}
}
