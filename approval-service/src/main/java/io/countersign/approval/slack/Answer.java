package io.countersign.approval.slack;

import io.countersign.contracts.ApprovalConditions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said with a click or a dialog; whether it counts is still to be seen.
 *
 * @param words the comment, the reason, or the question
 */
record Answer(
    SlackUser user,
    Place place,
    Kind kind,
    Choice choice,
    ApprovalConditions conditions,
    @Nullable String words) {
  /** What kind of answer. */
  enum Kind {
    APPROVE,
    REJECT,
    ASK;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  static Answer approving(Interaction.Clicked clicked) {
    return new Answer(
        clicked.user(),
        clicked.place(),
        Kind.APPROVE,
        clicked.choice(),
        ApprovalConditions.none(),
        null);
  }
}
