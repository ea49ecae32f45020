package io.countersign.approval.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.Revision;
import io.countersign.approval.StageProgress;
import io.countersign.approval.Vote;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.TraceContext;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** States as rows, and back. */
final class RequestMapping {
  static final int STATEMENT_SHOWN = 500;
  private static final ObjectMapper JSON = EventJson.mapper();

  private RequestMapping() {}

  /** What never changes; the rest is what {@link #put} writes. */
  static RequestRow toRow(ApprovalState state) {
    Command command = state.request().command();
    RequestRow row = new RequestRow();
    row.id = state.request().id().value();
    row.commandId = command.id().value();
    row.dataSource = text(command.dataSource());
    row.environment = text(state.request().decided().environment());
    row.statement = beginning(text(command.sql()));
    row.submitter = text(command.principal().name());
    row.submitterSubject = text(command.principal().subject());
    row.submitterKind = command.principal().kind();
    row.submitterOwner =
        command.principal().owner() == null ? null : text(command.principal().owner());
    put(row, state);
    return row;
  }

  /** Writes what changes. */
  static void put(RequestRow row, ApprovalState state) {
    ApprovalRequest request = state.request();
    row.state = state.name();
    row.dueAt = state.dueAt().orElse(null);
    row.version++;
    row.revision = request.revision();
    Digest fingerprint = request.decided().facts().fingerprint();
    row.fingerprint = fingerprint == null ? null : fingerprint.text();
    row.bundle = request.decided().bundleDigest().text();
    row.quorum = request.requirement().persons();
    row.requestedAt = request.requestedAt();
    row.expiresAt = request.expiresAt();
    row.decided = write(request.decided());
    row.past = write(request.past());
    row.stages =
        write(
            state instanceof ApprovalState.Pending pending
                ? pending.stages()
                : new StageProgress(List.of()));
    switch (state) {
      case ApprovalState.Granted granted -> {
        row.endedAt = granted.at();
        row.grantId = granted.grantId() == null ? null : granted.grantId().value();
      }
      case ApprovalState.Approved approved -> row.endedAt = approved.at();
      case ApprovalState.Pending pending -> row.endedAt = null;
      case ApprovalState.GlassBroken broken -> {
        row.endedAt = broken.at();
        row.brokenBy = broken.by();
      }
      default -> {}
    }
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
      case QUEUED -> new ApprovalState.Queued(request);
      case PENDING ->
          new ApprovalState.Pending(request, votes, read(row.stages, StageProgress.class));
      case APPROVED -> new ApprovalState.Approved(request, votes, endedAt(row));
      case GRANTED ->
          new ApprovalState.Granted(
              request, votes, endedAt(row), row.grantId == null ? null : new GrantId(row.grantId));
      case REJECTED -> new ApprovalState.Rejected(request, votes, rejection(votes));
      case EXPIRED -> new ApprovalState.Expired(request, votes);
      case WITHDRAWN -> new ApprovalState.Withdrawn(request, votes);
      case SUPERSEDED -> new ApprovalState.Superseded(request, votes);
      case DRIFTED -> new ApprovalState.Drifted(request, votes);
      case GLASS_BROKEN ->
          new ApprovalState.GlassBroken(
              request, votes, Objects.requireNonNull(row.brokenBy), endedAt(row));
    };
  }

  private static Instant endedAt(RequestRow row) {
    return Objects.requireNonNull(row.endedAt);
  }

  private static Vote rejection(List<Vote> votes) {
    return votes.stream().filter(v -> v.verdict() == Verdict.REJECT).findFirst().orElseThrow();
  }

  private static ApprovalRequest request(RequestRow row) {
    CommandDecided decided = read(row.decided, CommandDecided.class);
    if (decided.decision() instanceof Decision.ApprovalRequired(var requirement)) {
      return new ApprovalRequest(
          new ApprovalRequestId(row.id),
          decided,
          requirement,
          List.of(read(row.past, Revision[].class)),
          row.requestedAt,
          row.expiresAt);
    }
    throw new IllegalStateException("request " + row.id + " is kept with another decision");
  }

  private static byte[] write(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a request as JSON", e);
    }
  }

  private static <T> T read(byte[] json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (IOException e) {
      throw new IllegalStateException("a kept request cannot be read", e);
    }
  }

  /** PostgreSQL's text holds no NUL (PostgreSQL manual, Character Types); the bytes kept do. */
  static String text(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private static String beginning(String sql) {
    return sql.codePointCount(0, sql.length()) <= STATEMENT_SHOWN
        ? sql
        : sql.substring(0, sql.offsetByCodePoints(0, STATEMENT_SHOWN));
  }
}
