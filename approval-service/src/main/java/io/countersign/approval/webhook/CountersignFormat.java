package io.countersign.approval.webhook;

import io.countersign.approval.notice.Dispatch;
import io.countersign.approval.notice.Headline;
import io.countersign.approval.notice.Message;
import io.countersign.approval.notice.Notice;
import java.util.LinkedHashMap;
import java.util.Map;

/** Our own JSON: type, timestamp and data, as Standard Webhooks 1.0.0 recommends. */
final class CountersignFormat implements Format {
  @Override
  public boolean carries(Notice notice) {
    return !(notice instanceof Notice.Summary);
  }

  @Override
  public boolean updates() {
    return true;
  }

  @Override
  public Map<String, Object> body(Message message) {
    Notice notice = message.notice();
    Map<String, Object> data = data(notice);
    data.put("urgent", notice.urgent());
    data.put("text", Headline.of(notice));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "approval." + type(message));
    body.put("timestamp", Data.lastChange(notice));
    body.put("data", data);
    return body;
  }

  private static String type(Message message) {
    if (message.notice() instanceof Notice.Asked(var batch, var urgent)
        && message.reference() != null) {
      return batch.isOver() ? "ended" : "updated";
    }
    return Dispatch.Kind.of(message.notice()).text();
  }

  private static Map<String, Object> data(Notice notice) {
    return switch (notice) {
      case Notice.Asked asked -> Data.of(asked.batch());
      case Notice.Reminder(var batch, var times, var urgent) -> {
        Map<String, Object> data = Data.of(batch);
        data.put("times", times);
        yield data;
      }
      case Notice.Escalated escalated -> Data.of(escalated.batch());
      case Notice.GlassBroken(var state, var reason, var dueAt) -> {
        Map<String, Object> data = Data.of(state);
        data.put("by", state.by());
        data.put("reason", reason);
        data.put("reviewDueAt", dueAt);
        yield data;
      }
      case Notice.ReviewLate(var state, var dueAt, var times) -> {
        Map<String, Object> data = Data.of(state);
        data.put("by", state.by());
        data.put("reviewDueAt", dueAt);
        data.put("times", times);
        yield data;
      }
      case Notice.Summary summary ->
          throw new IllegalArgumentException("summaries are not told by webhooks");
    };
  }
}
