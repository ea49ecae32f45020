package io.countersign.approval.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import io.countersign.approval.notice.VisibleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Slack's rich text, in which characters mean themselves: there is no mark-up to inject, no mention
 * and no link. Whatever SQL, agents or people wrote goes into it and nowhere else.
 */
final class RichText {
  private static final String SHORT_DATE = "{date_short_pretty} {time}";

  private static final Instant LAST_DATE = Instant.ofEpochSecond(Integer.MAX_VALUE);
  private static final int LINE = 400;

  private RichText() {}

  static RichTextElement plain(String text) {
    return RichTextSectionElement.Text.builder().text(text).build();
  }

  static RichTextElement bold(String text) {
    return RichTextSectionElement.Text.builder()
        .text(text)
        .style(RichTextSectionElement.TextStyle.builder().bold(true).build())
        .build();
  }

  /** What others wrote, on one line, the end of a very long one left out. */
  static RichTextElement foreign(String text) {
    return plain(shortened(text));
  }

  static String shortened(String text) {
    Cut cut = Cut.of(VisibleText.inLine(text), LINE);
    return cut.isWhole() ? cut.text() : cut.text() + "\u2026";
  }

  /** In the reader's own time zone, as far as Slack counts. */
  static RichTextElement date(Instant at) {
    if (at.isAfter(LAST_DATE)) {
      return plain(at.toString());
    }
    return RichTextSectionElement.Date.builder()
        .timestamp(Math.toIntExact(at.getEpochSecond()))
        .format(SHORT_DATE)
        .fallback(at.toString())
        .build();
  }

  static RichTextElement line(RichTextElement... parts) {
    return line(List.of(parts));
  }

  static RichTextElement line(List<RichTextElement> parts) {
    return RichTextSectionElement.builder().elements(parts).build();
  }

  /** Text that is visible already, as many pieces as Slack's bound for one text makes of it. */
  static List<RichTextElement> preformatted(String visible) {
    List<RichTextElement> pieces = new ArrayList<>();
    int from = 0;
    while (from < visible.length()) {
      int to = Cut.border(visible, Math.min(visible.length(), from + Room.TEXT));
      pieces.add(
          RichTextPreformattedElement.builder()
              .elements(List.of(plain(visible.substring(from, to))))
              .build());
      from = to;
    }
    return pieces;
  }

  static LayoutBlock block(List<RichTextElement> elements) {
    return RichTextBlock.builder()
        .elements(elements.stream().map(BlockElement.class::cast).toList())
        .build();
  }
}
