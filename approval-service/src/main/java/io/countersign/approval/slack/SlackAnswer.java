package io.countersign.approval.slack;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of a call to Slack. */
sealed interface SlackAnswer {
  /**
   * @param channel where the message is; absent where none was sent
   * @param ts by which Slack tells messages of a channel apart
   */
  record Done(@Nullable String channel, @Nullable String ts) implements SlackAnswer {}

  /** Too much for now (429), or not able to answer. */
  record Away(@Nullable Duration retryAfter, String reason) implements SlackAnswer {}

  /**
   * Slack says no.
   *
   * @param error its code, such as {@code channel_not_found}
   */
  record Failed(String error) implements SlackAnswer {
    /** A message that is gone, or is not ours to change. */
    private static final Set<String> NO_MESSAGE =
        Set.of(
            "message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found");

    /** Of what is sent itself; nobody can mend that in Slack. */
    private static final Set<String> NEVER =
        Set.of(
            "invalid_blocks",
            "invalid_blocks_format",
            "msg_too_long",
            "msg_blocks_too_long",
            "too_many_blocks",
            "no_text",
            "invalid_arguments",
            "invalid_arg_name",
            "invalid_array_arg",
            "invalid_charset",
            "invalid_form_data",
            "invalid_post_type",
            "view_too_large");

    boolean isWithoutMessage() {
      return NO_MESSAGE.contains(error);
    }

    boolean isForGood() {
      return NEVER.contains(error);
    }
  }
}
