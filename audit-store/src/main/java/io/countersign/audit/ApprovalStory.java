package io.countersign.audit;

import static io.countersign.audit.EventStory.by;
import static io.countersign.audit.EventStory.persons;
import static io.countersign.audit.EventStory.said;
import static io.countersign.audit.EventStory.words;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.ApprovalCommented;
import io.countersign.contracts.event.ApprovalDrifted;
import io.countersign.contracts.event.ApprovalEscalated;
import io.countersign.contracts.event.ApprovalEvent;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalQueued;
import io.countersign.contracts.event.ApprovalRejected;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.ApprovalRevised;
import io.countersign.contracts.event.ApprovalSuperseded;
import io.countersign.contracts.event.ApprovalWithdrawn;
import io.countersign.contracts.event.GlassBroken;
import io.countersign.contracts.event.GrantDeclined;
import io.countersign.contracts.event.GrantIssued;
import io.countersign.contracts.event.GrantRevoked;
import io.countersign.contracts.event.GrantUsed;
import io.countersign.contracts.event.RedecisionRequested;
import io.countersign.contracts.event.ReviewCompleted;
import io.countersign.contracts.event.ReviewEscalated;
import io.countersign.contracts.event.StageSkipped;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.VoteRefused;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Tells what people said, and what was said of what they are asked. */
final class ApprovalStory {
  private ApprovalStory() {}

  static EventStory of(ApprovalEvent event, Actor service) {
    return switch (event) {
      case VoteCast e -> by(e.voter(), vote(e));
      case VoteRefused e -> by(e.voter(), "tried to vote and was refused: " + e.message());
      case ApprovalCommented e ->
          by(e.by(), (e.question() ? "asked: " : "said: ") + words(e.text()));
      case GlassBroken e ->
          by(
              e.by(),
              "broke the glass, so that it runs before anybody approved it%s; a review is owed until %s"
                  .formatted(said(e.reason()), e.reviewDueAt()));
      case ReviewCompleted e -> by(e.by(), review(e));
      case GrantRevoked e -> by(e.by(), "revoked the grant " + e.grantId() + said(e.reason()));
      case ApprovalRequested e -> new EventStory(service, asked(e));
      case ApprovalGranted e -> new EventStory(service, granted(e));
      case ApprovalRejected e ->
          new EventStory(service, "Rejected by " + e.rejectedBy() + said(e.comment()));
      case ApprovalExpired e -> new EventStory(service, expired(e));
      case ApprovalWithdrawn e ->
          new EventStory(
              service, "The approval request was withdrawn, for the command was cancelled");
      case ApprovalQueued e ->
          new EventStory(service, "People will be asked later: " + e.message());
      case ApprovalRevised e -> new EventStory(service, revised(e));
      case ApprovalSuperseded e ->
          new EventStory(service, "People are asked no longer: " + e.reason());
      case ApprovalEscalated e ->
          new EventStory(
              service,
              "Stage %d was not answered in time; %s may answer too"
                  .formatted(e.stage() + 1, e.to().text()));
      case StageSkipped e ->
          new EventStory(
              service,
              "Stage %d was not answered in time, and is left out".formatted(e.stage() + 1));
      case ApprovalDrifted e ->
          new EventStory(service, "What ran is not what was approved: " + e.message());
      case ReviewEscalated e ->
          new EventStory(
              service,
              "The review that was due at %s has not been done; told %s"
                  .formatted(e.dueAt(), e.times() == 1 ? "once" : e.times() + " times"));
      case GrantIssued e -> new EventStory(service, issued(e));
      case GrantUsed e ->
          new EventStory(
              service, "Use %d of the grant %s; %d left".formatted(e.use(), e.grantId(), e.left()));
      case GrantDeclined e -> new EventStory(service, "No grant is issued: " + e.reason());
      case RedecisionRequested e ->
          new EventStory(service, "Policy is asked to decide again: " + e.reason());
    };
  }

  private static String vote(VoteCast event) {
    StringJoiner text = new StringJoiner(", ");
    text.add(event.verdict() == Verdict.APPROVE ? "approved" : "rejected");
    if (event.onBehalfOf() != null) {
      text.add("in the place of " + event.onBehalfOf());
    }
    if (!event.conditions().isNone()) {
      text.add("on condition: " + conditions(event.conditions()));
    }
    if (event.grant() != null) {
      text.add("and approves ahead " + terms(event.grant()));
    }
    return text + said(event.comment());
  }

  private static String conditions(ApprovalConditions conditions) {
    StringJoiner text = new StringJoiner(", ");
    if (conditions.maximumRows() != null) {
      text.add("at most %d rows".formatted(conditions.maximumRows()));
    }
    if (conditions.notBefore() != null) {
      text.add("not before " + conditions.notBefore());
    }
    if (conditions.notAfter() != null) {
      text.add("not after " + conditions.notAfter());
    }
    return text.toString();
  }

  private static String terms(GrantTerms terms) {
    return "%d commands of its form, each of at most %d rows, until %s"
        .formatted(terms.uses(), terms.maximumRows(), terms.until());
  }

  private static String review(ReviewCompleted event) {
    String found =
        switch (event.verdict()) {
          case JUSTIFIED -> "justified";
          case UNJUSTIFIED -> "not justified";
        };
    return "reviewed it afterwards and found it " + found + said(event.comment());
  }

  private static String asked(ApprovalRequested event) {
    String between =
        switch (event.requirement().order()) {
          case SEQUENTIAL -> ", then ";
          case PARALLEL -> ", and ";
          case ANY -> ", or ";
        };
    return "Asked for the approval of %s, %s, until %s"
        .formatted(
            persons(event.requirement().persons()),
            event.requirement().stages().stream()
                .map(s -> s.approvers().text())
                .collect(Collectors.joining(between)),
            event.expiresAt());
  }

  private static String granted(ApprovalGranted event) {
    String how =
        event.grantId() == null
            ? "Approved by " + persons(event.approvers().size())
            : "Approved ahead, by the grant " + event.grantId();
    return event.conditions().isNone()
        ? how
        : how + ", on condition: " + conditions(event.conditions());
  }

  private static String expired(ApprovalExpired event) {
    return event.stage() == null
        ? "The approval request expired: not enough persons had answered"
        : "The approval request ended, for stage %d was not answered in time"
            .formatted(event.stage() + 1);
  }

  private static String revised(ApprovalRevised event) {
    String votes =
        event.voided().isEmpty()
            ? ""
            : " The votes of %s no longer count.".formatted(persons(event.voided().size()));
    return "What is asked has changed: " + String.join(" ", event.changes()) + votes;
  }

  private static String issued(GrantIssued event) {
    return "Issued the grant %s to %s on %s: %s"
        .formatted(
            event.grant().id(),
            event.grant().principal(),
            event.grant().dataSource(),
            terms(event.grant().terms()));
  }
}
