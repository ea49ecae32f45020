package io.countersign.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts votes by who is known to be who by now: whoever looks after the directory of people may
 * have found out since that two accounts are one person's.
 */
final class Recount {
  private final People people;

  Recount(People people) {
    this.people = people;
  }

  /** The same question; of what one person said twice the last stands, and nobody's own word. */
  ApprovalState.Pending of(ApprovalState.Pending pending) {
    ApprovalRequest request = pending.request();
    Electorate electorate =
        new Electorate(request, Interested.in(request.command().principal(), people));
    List<Vote> all = new ArrayList<>();
    pending.votes().stream()
        .map(this::today)
        .filter(v -> electorate.admits(v))
        .forEach(v -> {
          all.removeIf(earlier -> earlier.isOfOneWith(v));
          all.add(v);
        });
    return new ApprovalState.Pending(request, all, pending.stages());
  }

  /**
   * The question put again with the votes that are left, where what was approved for later lacks
   * somebody by now; empty where all votes still count.
   */
  Optional<ApprovalState.Pending> shortOf(ApprovalState.Approved approved, Instant now) {
    ApprovalRequest request = approved.request();
    ApprovalState.Pending recounted =
        of(
            new ApprovalState.Pending(
                request, approved.votes(), StageProgress.begin(request.requirement(), now)));
    return recounted.votes().size() < approved.votes().size()
        ? Optional.of(recounted)
        : Optional.empty();
  }

  private Vote today(Vote vote) {
    return vote.by(people.withSubject(vote.subject(), vote.name()).id(), absent(vote.onBehalfOf()));
  }

  private @Nullable String absent(@Nullable String person) {
    return person == null ? null : people.named(person).map(Person::id).orElse(person);
  }
}
