package io.countersign.approval.webhook;

import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.Headline;
import io.countersign.approval.notice.Message;
import io.countersign.approval.notice.Notice;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * PagerDuty's Events API v2: what is urgent opens an alert, and its end resolves it. A review that
 * is owed is resolved by whoever does it.
 */
final class PagerDutyFormat implements Format {
  /** PagerDuty takes no longer one (Events API v2, payload.summary). */
  private static final int LONGEST_SUMMARY = 1_024;

  private final String routingKey;

  PagerDutyFormat(String routingKey) {
    this.routingKey = routingKey;
  }

  @Override
  public boolean carries(Notice notice) {
    return notice.urgent();
  }

  @Override
  public boolean updates() {
    return true;
  }

  @Override
  public Map<String, Object> body(Message message) {
    Notice notice = message.notice();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("routing_key", routingKey);
    body.put("dedup_key", key(notice));
    if (notice instanceof Notice.Asked(var batch, var urgent) && batch.isOver()) {
      body.put("event_action", "resolve");
    } else {
      body.put("event_action", "trigger");
      body.put("payload", payload(notice));
    }
    return body;
  }

  private static Map<String, Object> payload(Notice notice) {
    String summary = Headline.of(notice);
    return Map.of(
        "summary",
        summary.substring(0, Math.min(summary.length(), LONGEST_SUMMARY)),
        "source",
        "countersign",
        "severity",
        notice instanceof Notice.GlassBroken ? "critical" : "warning",
        "timestamp",
        Data.lastChange(notice),
        "custom_details",
        details(notice));
  }

  private static Map<String, Object> details(Notice notice) {
    var state = Data.states(notice).findFirst().orElseThrow();
    return Map.of(
        "requestId", state.request().id().toString(), "statement", Data.statement(state.request()));
  }

  private static String key(Notice notice) {
    return switch (notice) {
      case Notice.Asked(var batch, var urgent) -> key(batch);
      case Notice.Reminder(var batch, var times, var urgent) -> key(batch);
      case Notice.Escalated(var batch) -> key(batch);
      case Notice.GlassBroken broken -> "countersign-review-" + broken.state().request().id();
      case Notice.ReviewLate late -> "countersign-review-" + late.state().request().id();
      case Notice.Summary summary ->
          throw new IllegalArgumentException("summaries are not told by webhooks");
    };
  }

  private static String key(Batch batch) {
    return "countersign-batch-" + batch.id();
  }

  @Override
  public String toString() {
    return "PagerDutyFormat[…]";
  }
}
