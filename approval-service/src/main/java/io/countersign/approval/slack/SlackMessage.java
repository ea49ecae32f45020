package io.countersign.approval.slack;

import com.slack.api.model.block.LayoutBlock;
import io.countersign.approval.notice.VisibleText;
import java.util.List;

/**
 * What Slack shows.
 *
 * @param text for notifications and readers of screens; Slack reads mark-up in it, so that what
 *     others wrote is escaped
 */
record SlackMessage(String text, List<LayoutBlock> blocks) {
  SlackMessage {
    blocks = List.copyOf(blocks);
  }

  /** One paragraph, of which nothing is mark-up. */
  static SlackMessage of(String foreign) {
    return new SlackMessage(
        VisibleText.escaped(foreign),
        List.of(
            RichText.block(
                List.of(
                    RichText.line(
                        RichText.plain(Cut.of(VisibleText.of(foreign), Room.TEXT).text()))))));
  }
}
