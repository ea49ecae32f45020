package io.countersign.intake;

import static java.util.stream.Collectors.toCollection;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Grant;
import io.countersign.contracts.event.ApprovalCommented;
import io.countersign.contracts.event.ApprovalEvent;
import io.countersign.contracts.event.ApprovalQueued;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.ApprovalRevised;
import io.countersign.contracts.event.GrantDeclined;
import io.countersign.contracts.event.GrantIssued;
import io.countersign.contracts.event.RedecisionRequested;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.VoteRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people have said so far.
 *
 * @param events all that matters, in their order; of refused votes and of comments the last, at
 *     most {@value #MOST} each
 */
public record ApprovalProgress(List<RecordedApproval> events) {
  private static final int MOST = 50;
  static final ApprovalProgress NONE = new ApprovalProgress(List.of());

  public ApprovalProgress {
    events = List.copyOf(events);
  }

  /** What people are asked. */
  public record Question(Digest digest, ApprovalRequirement requirement, Instant expiresAt) {}

  ApprovalProgress with(RecordedEvent event, ApprovalEvent data) {
    if (data instanceof RedecisionRequested
        || events.stream().anyMatch(e -> e.id().equals(event.id()))) {
      return this;
    }
    List<RecordedApproval> all = new ArrayList<>(events);
    all.add(new RecordedApproval(event.id(), event.at(), data));
    if (data instanceof VoteRefused || data instanceof ApprovalCommented) {
      forgetOldest(all, data.getClass());
    }
    return new ApprovalProgress(all);
  }

  private static void forgetOldest(List<RecordedApproval> all, Class<? extends ApprovalEvent> of) {
    if (all.stream().filter(e -> of.isInstance(e.event())).count() > MOST) {
      all.remove(all.stream().filter(e -> of.isInstance(e.event())).findFirst().orElseThrow());
    }
  }

  /** The state's name; empty if people were not asked, as far as is known. */
  public Optional<String> state() {
    ApprovalEnd end = end();
    if (end != null) {
      return Optional.of(end.state());
    }
    return isAsked() ? Optional.of("pending") : first(ApprovalQueued.class).map(q -> "queued");
  }

  /** How it was closed; null while it is open. */
  public @Nullable ApprovalEnd end() {
    return ApprovalEnds.of(events);
  }

  public @Nullable ApprovalRequested requested() {
    return first(ApprovalRequested.class).orElse(null);
  }

  boolean isAsked() {
    return requested() != null || !revisions().isEmpty();
  }

  /** Whether people may still say something that counts. */
  public boolean isOpen() {
    ApprovalEnd end = end();
    boolean begun = isAsked() || first(ApprovalQueued.class).isPresent();
    return end == null ? begun : end instanceof ApprovalEnd.Granted g && g.isForLater();
  }

  /** What is asked now: as it was revised last. */
  public Optional<Question> question() {
    return of(ApprovalRevised.class)
        .reduce((earlier, later) -> later)
        .map(r -> new Question(r.digest(), r.requirement(), r.expiresAt()))
        .or(() ->
            first(ApprovalRequested.class)
                .map(r -> new Question(r.digest(), r.requirement(), r.expiresAt())));
  }

  public List<ApprovalRevised> revisions() {
    return of(ApprovalRevised.class).toList();
  }

  /** Those that count: what is asked has not changed since. */
  public List<RecordedVote> votes() {
    List<RecordedVote> votes = new ArrayList<>();
    for (RecordedApproval recorded : events) {
      if (recorded.event() instanceof ApprovalRevised) {
        votes.clear();
      } else if (recorded.event() instanceof VoteCast vote) {
        votes.add(new RecordedVote(recorded.id(), recorded.at(), vote));
      }
    }
    return votes;
  }

  public List<RecordedRefusal> refusals() {
    List<RecordedRefusal> refusals = new ArrayList<>();
    for (RecordedApproval recorded : events) {
      if (recorded.event() instanceof VoteRefused refusal) {
        refusals.add(new RecordedRefusal(recorded.id(), recorded.at(), refusal));
      }
    }
    return refusals;
  }

  /** What those said who are asked. */
  List<Remark> remarks() {
    return events.stream()
        .flatMap(e ->
            e.event() instanceof ApprovalCommented c
                ? Stream.of(
                    new Remark(e.id(), e.at(), c.by().name(), c.text(), c.question(), false))
                : Stream.<Remark>empty())
        .collect(toCollection(ArrayList::new));
  }

  /** The standing approval that was issued upon this command. */
  public Optional<Grant> issued() {
    return first(GrantIssued.class).map(GrantIssued::grant);
  }

  /** Why the standing approval that was asked for is not issued. */
  Optional<String> declined() {
    return first(GrantDeclined.class).map(GrantDeclined::reason);
  }

  /** The first event of a kind. */
  public <T extends ApprovalEvent> Optional<T> first(Class<T> type) {
    return of(type).findFirst();
  }

  private <T extends ApprovalEvent> Stream<T> of(Class<T> type) {
    return events.stream()
        .map(RecordedApproval::event)
        .map(e -> type.isInstance(e) ? type.cast(e) : null)
        .filter(Objects::nonNull);
  }
}
