package io.countersign.intake.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.Facts;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.ReviewVerdict;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableChanges;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A command as callers see it. What is not known, or not theirs to see, is left out. */
@Schema(name = "Command")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommandView(
    CommandId id,
    SessionId sessionId,
    @Schema(
            enumeration = {
              "submitted",
              "measuring",
              "queued",
              "awaiting-approval",
              "approved",
              "running",
              "succeeded",
              "failed",
              "refused",
              "unknown",
              "denied",
              "granted",
              "declined",
              "rejected",
              "expired",
              "cancelled"
            })
        String status,
    @Schema(description = "What that means, and what to do") @Nullable String message,
    Instant submittedAt,
    String dataSource,
    String sql,
    List<BindValue> parameters,
    @Nullable String justification,
    @Schema(description = "The standing approval that it asks for") @Nullable GrantTerms asksFor,
    PrincipalPart principal,
    Digest digest,
    @Nullable DecisionPart decision,
    @Nullable ApprovalPart approval,
    @Schema(description = "Questions and answers, in the order of time")
        @Nullable List<CommentPart> comments,
    @Nullable GrantPart grant,
    @Nullable ExecutionPart execution,
    @Nullable List<ChangePart> changes,
    @Schema(description = "Whether 'changes' holds every row that was changed")
        @Nullable Boolean changesComplete,
    @Schema(description = "All that it changed") @Nullable ChangedPart changed,
    @Nullable ResultPart result,
    Links links) {

  @Schema(name = "Principal")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PrincipalPart(
      String subject,
      PrincipalKind kind,
      String name,
      Set<String> roles,
      @Nullable String owner,
      @Nullable String client) {}

  @Schema(name = "Decision", description = "What policy says, and which policies led to it")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DecisionPart(
      @Schema(enumeration = {"allowed", "denied", "approval-required", "measure-first"})
          String outcome,
      @Nullable List<String> reasons,
      @Nullable ApprovalRequirement requirement,
      List<PolicyMatch> policies,
      String environment,
      Facts facts,
      @Schema(description = "What the principal did before") @Nullable History history,
      @Schema(description = "What it would do, as was measured") @Nullable Impact impact,
      Obligations obligations,
      Digest bundleDigest,
      Digest decisionDigest) {}

  @Schema(name = "Approval", description = "What people say")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ApprovalPart(
      @Nullable ApprovalRequestId requestId,
      @Schema(
              enumeration = {
                "queued",
                "pending",
                "granted",
                "rejected",
                "expired",
                "withdrawn",
                "superseded",
                "drifted",
                "glass-broken"
              })
          String state,
      @Nullable Integer quorum,
      @Schema(description = "Those that count") List<VotePart> votes,
      List<RefusedVotePart> refusedVotes,
      @Schema(description = "How what is asked has changed, and whose votes are void since")
          @Nullable List<RevisionPart> revisions,
      @Schema(description = "On what conditions it is approved")
          @Nullable ApprovalConditions conditions,
      @Schema(description = "The standing approval that answered") @Nullable GrantId grantId,
      @Nullable ReviewPart review,
      @Nullable Instant expiresAt,
      @Nullable Digest digest) {}

  @Schema(name = "Revision")
  record RevisionPart(List<String> changes, List<String> voided, Instant at) {}

  @Schema(name = "Review", description = "Of a command that ran before anybody approved it")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReviewPart(
      String brokenBy,
      String reason,
      Instant dueAt,
      @Nullable ReviewVerdict verdict,
      @Nullable String by,
      @Nullable String comment) {}

  @Schema(name = "CommentOn", description = "What somebody said about the command")
  record CommentPart(
      String by,
      String text,
      @Schema(description = "Whether the submitter is expected to answer") boolean question,
      Instant at) {}

  @Schema(name = "Grant", description = "The standing approval that was issued upon this command")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record GrantPart(
      GrantId id,
      Digest fingerprint,
      int uses,
      long rows,
      Instant until,
      @Schema(description = "Why it was ended before its time, if it was")
          @Nullable String revoked) {}

  @Schema(name = "Vote")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VotePart(String voter, Verdict verdict, @Nullable String comment, Instant at) {}

  @Schema(name = "RefusedVote", description = "A vote that does not count")
  record RefusedVotePart(String voter, String reason, String message, Instant at) {}

  @Schema(name = "Execution")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ExecutionPart(
      ExecutionId executionId,
      @Nullable Access access,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable Duration elapsed,
      @Nullable Outcome outcome) {}

  @Schema(name = "Change", description = "A changed row, masked; the outcome counts all of them")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChangePart(
      TableName table,
      StatementKind kind,
      @JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS)
          @Nullable Map<String, @Nullable Object> before,
      @JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS)
          @Nullable Map<String, @Nullable Object> after) {}

  @Schema(name = "Changed", description = "All that was changed, and whether it can be undone")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChangedPart(
      List<TableChanges> tables,
      @Schema(description = "Over the masked images of all rows") Digest digest,
      @Schema(description = "Until when it can be undone; absent if it cannot")
          @Nullable Instant reversibleUntil,
      @Schema(description = "Why it cannot be undone, or not all of it")
          @Nullable String irreversible) {}

  @Schema(name = "Result", description = "The first page of the rows, masked")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ResultPart(
      @Nullable List<ResultColumn> columns,
      @Nullable List<List<@Nullable Object>> rows,
      long rowCount,
      @Schema(description = "Whether all of it can be read by now") boolean complete,
      @Schema(description = "Whether a limit cut it") boolean truncated,
      @Schema(description = "Where the following page is") @Nullable String next) {}

  @Schema(name = "Links")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Links(
      String self,
      @Nullable String results,
      String events,
      @Nullable String cancel,
      @Schema(description = "Where to propose to undo it") @Nullable String undo,
      @Schema(description = "Where to say something to those who are asked")
          @Nullable String comments) {}
}
