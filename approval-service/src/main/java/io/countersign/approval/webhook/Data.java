package io.countersign.approval.webhook;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.Vote;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.Notice;
import io.countersign.contracts.Principal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What bodies say of requests. Neither bind values nor measured rows: these are asked for by id.
 */
final class Data {
  private static final int STATEMENT_SHOWN = 2_000;

  private Data() {}

  static Map<String, Object> of(Batch batch) {
    Map<String, Object> data = common(batch.members().getFirst().request());
    data.put("batchId", batch.id().toString());
    data.put("digest", batch.digest().text());
    data.put("members", batch.members().stream().map(Data::member).toList());
    return data;
  }

  static Map<String, Object> of(ApprovalState state) {
    Map<String, Object> data = common(state.request());
    data.put("members", List.of(member(state)));
    return data;
  }

  private static Map<String, Object> common(ApprovalRequest request) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("dataSource", request.command().dataSource());
    data.put("environment", request.decided().environment());
    data.put("submitter", submitter(request.command().principal()));
    data.put("statement", statement(request));
    put(data, "justification", request.command().justification());
    return data;
  }

  private static Map<String, Object> submitter(Principal principal) {
    Map<String, Object> submitter = new LinkedHashMap<>();
    submitter.put("subject", principal.subject());
    submitter.put("name", principal.name());
    submitter.put("kind", principal.kind());
    put(submitter, "owner", principal.owner());
    return submitter;
  }

  static String statement(ApprovalRequest request) {
    String sql = request.command().sql();
    if (sql.codePointCount(0, sql.length()) <= STATEMENT_SHOWN) {
      return sql;
    }
    return sql.substring(0, sql.offsetByCodePoints(0, STATEMENT_SHOWN)) + "…";
  }

  private static Map<String, Object> member(ApprovalState state) {
    ApprovalRequest request = state.request();
    Map<String, Object> member = new LinkedHashMap<>();
    member.put("requestId", request.id().toString());
    member.put("commandId", request.command().id().toString());
    member.put("state", state.name().text());
    member.put("digest", request.digest().text());
    member.put("expiresAt", request.expiresAt());
    member.put(
        "votes",
        state.votes().stream()
            .map(v -> Map.of("voter", v.name(), "verdict", v.verdict(), "at", v.at()))
            .toList());
    return member;
  }

  /** When the last thing of this happened; the same however often it is sent. */
  static Instant lastChange(Notice notice) {
    return states(notice)
        .flatMap(s ->
            Stream.concat(Stream.of(s.request().requestedAt()), s.votes().stream().map(Vote::at)))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  static Stream<ApprovalState> states(Notice notice) {
    return switch (notice) {
      case Notice.Asked asked -> asked.batch().members().stream();
      case Notice.Reminder reminder -> reminder.batch().members().stream();
      case Notice.Escalated escalated -> escalated.batch().members().stream();
      case Notice.GlassBroken broken -> Stream.of(broken.state());
      case Notice.ReviewLate late -> Stream.of(late.state());
      case Notice.Summary summary -> summary.waiting().stream().flatMap(b -> b.members().stream());
    };
  }

  static void put(Map<String, Object> data, String name, @Nullable Object value) {
    if (value != null) {
      data.put(name, value);
    }
  }
}
