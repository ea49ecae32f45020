package io.countersign.approval.webhook;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.notice.Headline;
import io.countersign.approval.notice.Message;
import io.countersign.approval.notice.Notice;
import io.countersign.approval.notice.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A message with an Adaptive Card, as Microsoft Teams takes it from a workflow. Text of others
 * stands in text runs, where Adaptive Cards read no mark-up. Such a message cannot be updated, so
 * each is sent once.
 */
final class TeamsFormat implements Format {
  @Override
  public boolean carries(Notice notice) {
    return !(notice instanceof Notice.Summary);
  }

  @Override
  public boolean updates() {
    return false;
  }

  @Override
  public Map<String, Object> body(Message message) {
    return Map.of(
        "type",
        "message",
        "attachments",
        List.of(
            Map.of(
                "contentType",
                "application/vnd.microsoft.card.adaptive",
                "content",
                Map.of(
                    "$schema",
                    "http://adaptivecards.io/schemas/adaptive-card.json",
                    "type",
                    "AdaptiveCard",
                    "version",
                    "1.4",
                    "body",
                    blocks(message.notice())))));
  }

  private static List<Map<String, Object>> blocks(Notice notice) {
    ApprovalRequest first = Data.states(notice).findFirst().orElseThrow().request();
    List<Map<String, Object>> blocks = new ArrayList<>();
    blocks.add(text(Headline.of(notice), true, false));
    blocks.add(text(VisibleText.of(Data.statement(first)), false, true));
    String justification = first.command().justification();
    if (justification != null) {
      blocks.add(text("Why: " + VisibleText.inLine(justification), false, false));
    }
    if (notice instanceof Notice.GlassBroken broken) {
      blocks.add(text("Reason: " + VisibleText.inLine(broken.reason()), false, false));
    }
    blocks.add(text("Request " + first.id(), false, false));
    return blocks;
  }

  private static Map<String, Object> text(String text, boolean heading, boolean code) {
    return Map.of(
        "type",
        "RichTextBlock",
        "inlines",
        List.of(
            Map.of(
                "type",
                "TextRun",
                "text",
                text,
                "weight",
                heading ? "Bolder" : "Default",
                "fontType",
                code ? "Monospace" : "Default")));
  }
}
