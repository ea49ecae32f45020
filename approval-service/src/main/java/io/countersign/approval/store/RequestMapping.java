package io.countersign.approval.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.Vote;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.TraceContext;
import java.io.IOException;
import java.util.List;

/** States as rows, and back. */
final class RequestMapping {
  static final int STATEMENT_SHOWN = 500;
  private static final ObjectMapper JSON = EventJson.mapper();

  private RequestMapping() {}

  static RequestRow toRow(ApprovalState state) {
    ApprovalRequest request = state.request();
    RequestRow row = new RequestRow();
    row.id = request.id().value();
    row.commandId = request.command().id().value();
    row.state = state.name();
    row.dataSource = text(request.command().dataSource());
    row.statement = beginning(text(request.command().sql()));
    row.submitter = text(request.command().principal().name());
    row.submitterKind = request.command().principal().kind();
    row.quorum = request.requirement().persons();
    row.requestedAt = request.requestedAt();
    row.expiresAt = request.expiresAt();
    row.decided = write(request.decided());
    return row;
  }

  static void follow(RequestRow row, EventLink last) {
    row.lastEventId = last.id().value();
    row.lastEventDigest = last.digest().text();
    row.lastTraceparent = last.trace().traceparent();
  }

  /** What the next event about the request follows upon. */
  static EventLink link(RequestRow row, ApprovalRequest request) {
    return new EventLink(
        new EventId(row.lastEventId),
        request.command().sessionId(),
        Digest.parse(row.lastEventDigest),
        TraceContext.parse(row.lastTraceparent).orElseThrow());
  }

  static ApprovalState toState(RequestRow row, List<Vote> votes) {
    ApprovalRequest request = request(row);
    return switch (row.state) {
      case PENDING -> new ApprovalState.Pending(request, votes);
      case GRANTED -> new ApprovalState.Granted(request, votes);
      case REJECTED -> new ApprovalState.Rejected(request, votes, rejection(votes));
      case EXPIRED -> new ApprovalState.Expired(request, votes);
      case WITHDRAWN -> new ApprovalState.Withdrawn(request, votes);
    };
  }

  private static Vote rejection(List<Vote> votes) {
    return votes.stream().filter(v -> v.verdict() == Verdict.REJECT).findFirst().orElseThrow();
  }

  private static ApprovalRequest request(RequestRow row) {
    CommandDecided decided = read(row.decided);
    if (decided.decision() instanceof Decision.ApprovalRequired(var requirement)) {
      return new ApprovalRequest(
          new ApprovalRequestId(row.id), decided, requirement, row.requestedAt, row.expiresAt);
    }
    throw new IllegalStateException("request " + row.id + " is kept with another decision");
  }

  private static byte[] write(CommandDecided decided) {
    try {
      return JSON.writeValueAsBytes(decided);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a decision as JSON", e);
    }
  }

  private static CommandDecided read(byte[] decided) {
    try {
      return JSON.readValue(decided, CommandDecided.class);
    } catch (IOException e) {
      throw new IllegalStateException("a kept decision cannot be read", e);
    }
  }

  /** PostgreSQL's text holds no NUL (PostgreSQL manual, Character Types); the bytes kept do. */
  private static String text(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private static String beginning(String sql) {
    return sql.codePointCount(0, sql.length()) <= STATEMENT_SHOWN
        ? sql
        : sql.substring(0, sql.offsetByCodePoints(0, STATEMENT_SHOWN));
  }
}
