package io.countersign.approval.webhook;

import io.countersign.approval.notice.Message;
import io.countersign.approval.notice.Notice;
import java.util.Map;

/** How a message is written. */
interface Format {
  boolean carries(Notice notice);

  /** Whether a receiver wants to know what became of what it was told. */
  boolean updates();

  /** To be written as JSON; what is told has not changed if it is the same. */
  Map<String, Object> body(Message message);

  static Format of(WebhookSettings.Endpoint settings) {
    return switch (settings.format()) {
      case COUNTERSIGN -> new CountersignFormat();
      case TEAMS -> new TeamsFormat();
      case PAGERDUTY ->
          new PagerDutyFormat(
              settings
                  .routingKey()
                  .orElseThrow(() ->
                      new IllegalArgumentException(
                          "routing-key is needed: PagerDuty's integration key")));
    };
  }
}
