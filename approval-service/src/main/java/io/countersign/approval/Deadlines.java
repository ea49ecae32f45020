package io.countersign.approval;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.StageTimeout;
import io.countersign.contracts.event.ApprovalEscalated;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.ApprovalRevised;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.StageSkipped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What time does to requests while nobody says anything. */
final class Deadlines {
  private final Endings endings;
  private final Recount recount;

  Deadlines(Endings endings, People people) {
    this.endings = endings;
    this.recount = new Recount(people);
  }

  /** Where a request stands at this moment, and what is told of it. */
  Transition pass(ApprovalState state, Instant now) {
    return switch (state) {
      case ApprovalState.Pending pending -> pending(recount.of(pending), now);
      case ApprovalState.Queued queued when queued.request().isExpired(now) ->
          expired(queued.expire(), null);
      case ApprovalState.Approved approved when !now.isBefore(approved.notBefore()) ->
          begin(approved, now);
      default -> new Transition(state, List.of());
    };
  }

  private Transition begin(ApprovalState.Approved approved, Instant now) {
    if (isOver(approved, now)) {
      return expired(new ApprovalState.Expired(approved.request(), approved.votes()), null);
    }
    Optional<ApprovalState.Pending> askedAgain = recount.shortOf(approved, now);
    if (askedAgain.isPresent()) {
      return new Transition(askedAgain.get(), List.of(revised(approved, askedAgain.get())));
    }
    ApprovalState.Granted granted = approved.grant(now);
    EventId cause = new EventId(approved.request().id().value());
    return new Transition(
        granted, endings.permitsLater(granted, cause.derive("window-" + approved.notBefore())));
  }

  /** What was approved still asks the same, but not enough persons have said so. */
  private static Occurrence revised(
      ApprovalState.Approved approved, ApprovalState.Pending askedAgain) {
    ApprovalRequest request = approved.request();
    List<String> voided =
        approved.votes().stream()
            .map(Vote::person)
            .filter(p -> askedAgain.votes().stream().noneMatch(v -> v.person().equals(p)))
            .toList();
    return Occurrence.reaction(
        new EventId(request.id().value()).derive("recount-" + approved.notBefore()),
        new ApprovalRevised(
            request.id(),
            request.command().id(),
            request.digest(),
            request.digest(),
            List.of("Votes that were counted as several persons' are known to be one's by now."),
            voided,
            request.requirement(),
            request.expiresAt()));
  }

  /** Whether it is too late for a run, as somebody who approved would have it. */
  private static boolean isOver(ApprovalState state, Instant now) {
    Instant notAfter = Votes.conditions(state.votes()).notAfter();
    return notAfter != null && !now.isBefore(notAfter);
  }

  private Transition pending(ApprovalState.Pending pending, Instant now) {
    if (pending.request().isExpired(now)) {
      return expired(pending.expire(), null);
    }
    List<Occurrence> told = new ArrayList<>();
    ApprovalState state = pending;
    while (state instanceof ApprovalState.Pending p) {
      int stage = overdue(p, now);
      if (stage < 0) {
        break;
      }
      Transition next = late(p, stage, now);
      told.addAll(next.occurrences());
      state = next.next();
    }
    return new Transition(state, told);
  }

  /** The first stage whose time is over; −1 if there is none. */
  private static int overdue(ApprovalState.Pending pending, Instant now) {
    ApprovalRequirement requirement = pending.request().requirement();
    List<Integer> asked = pending.stages().asked(requirement, pending.votes());
    return IntStream.range(0, requirement.stages().size())
        .filter(asked::contains)
        .filter(i ->
            pending
                .stages()
                .standings()
                .get(i)
                .deadline(requirement.stages().get(i))
                .filter(d -> !now.isBefore(d))
                .isPresent())
        .findFirst()
        .orElse(-1);
  }

  private Transition late(ApprovalState.Pending pending, int stage, Instant now) {
    ApprovalRequest request = pending.request();
    StageTimeout timeout = request.requirement().stages().get(stage).timeout();
    return switch (timeout) {
      case null -> new Transition(pending, List.of());
      case StageTimeout.Reject reject -> expired(pending.expire(), stage);
      case StageTimeout.Escalate(var after, var to) ->
          new Transition(
              new ApprovalState.Pending(
                  request, pending.votes(), pending.stages().escalated(stage)),
              List.of(
                  told(
                      request,
                      stage,
                      new ApprovalEscalated(request.id(), request.command().id(), stage, to))));
      case StageTimeout.Skip skip -> skipped(pending, stage, now);
    };
  }

  private Transition skipped(ApprovalState.Pending pending, int stage, Instant now) {
    ApprovalRequest request = pending.request();
    Occurrence skipped =
        told(request, stage, new StageSkipped(request.id(), request.command().id(), stage));
    StageProgress progress =
        pending.stages().skipped(request.requirement(), pending.votes(), stage, now);
    ApprovalState.AfterVote next = pending.with(progress, now);
    if (!(next instanceof ApprovalState.Pending) && isOver(pending, now)) {
      return new Transition(
          pending.expire(),
          Stream.concat(Stream.of(skipped), expired(pending.expire(), stage).occurrences().stream())
              .toList());
    }
    List<Occurrence> told = new ArrayList<>(List.of(skipped));
    switch (next) {
      case ApprovalState.Pending still -> {}
      case ApprovalState.Rejected rejected -> told.addAll(endings.rejected(rejected, skipped));
      case ApprovalState.Approved approved -> told.addAll(endings.approved(approved, skipped));
      case ApprovalState.Granted granted -> told.addAll(endings.granted(granted, skipped));
    }
    return new Transition(next, told);
  }

  private static Transition expired(ApprovalState.Expired expired, @Nullable Integer stage) {
    ApprovalRequest request = expired.request();
    return new Transition(
        expired,
        List.of(
            Occurrence.reaction(
                new EventId(request.id().value()),
                new ApprovalExpired(request.id(), request.command().id(), stage))));
  }

  /** Ids differ by revision and stage, and are the same whoever notices first. */
  private static Occurrence told(ApprovalRequest request, int stage, EventData data) {
    return Occurrence.reaction(
        new EventId(request.id().value()).derive(request.revision() + "-" + stage), data);
  }
}
