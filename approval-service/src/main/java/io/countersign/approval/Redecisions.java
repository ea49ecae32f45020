package io.countersign.approval;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.RedecisionRequested;
import io.countersign.platform.event.EventLink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Has policy decide again what people are asked about, once the policies have changed, and does
 * what it says.
 */
public final class Redecisions {
  private static final int ASKED_AT_ONCE = 100;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final ApprovalStore store;
  private final PoliciesInForce policies;
  private final Redecision redecision;
  private final Duration pause;
  private final Clock clock;

  public Redecisions(
      ApprovalStore store,
      PoliciesInForce policies,
      WarrantIssuer warrants,
      ApprovalSettings settings,
      Clock clock) {
    this.store = store;
    this.policies = policies;
    this.redecision = new Redecision(warrants, policies::bundle);
    this.pause = settings.redecisionPause();
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  /**
   * Whether a decision may be on a command that people are asked about already: when policy was
   * asked to decide again, and once a command has been measured, be it only for that.
   */
  public static boolean isPossible(CommandDecided decided) {
    return decided.redecides() != null || decided.impact() != null;
  }

  /**
   * Does what a decision says on a command that people are asked about.
   *
   * @return false, with nothing done, if they never were, and it is the command's first decision
   */
  public boolean decided(CommandDecided decided, EventLink decision) {
    return store
        .about(decided.commandId())
        .flatMap(request -> decided(request, decided, decision))
        .orElse(decided.redecides() != null);
  }

  private Optional<Boolean> decided(
      ApprovalRequestId request, CommandDecided decided, EventLink decision) {
    return store.change(
        request,
        state ->
            new ApprovalStore.Change<>(
                redecision.apply(state, decided, decision.id(), clock.instant()), true));
  }

  /**
   * Asks policy about every open request that it decided by other policies than those in force. An
   * answer by policies that are not in force either, as of a replica that has not read them yet, is
   * followed by another question, later each time.
   *
   * @return how many questions were asked
   */
  public int ask() {
    return policies.bundle().map(this::ask).orElse(0);
  }

  private int ask(Digest inForce) {
    int total = 0;
    int asked;
    do {
      Instant now = clock.instant();
      asked =
          store.outdated(
              new ApprovalStore.Outdated(inForce, now.minus(pause), now),
              ASKED_AT_ONCE,
              (open, times) ->
                  new Asking(
                      question(open.request(), inForce, times), now.plus(pauseAfter(times))));
      total += asked;
    } while (asked == ASKED_AT_ONCE);
    return total;
  }

  /**
   * A question to policy.
   *
   * @param again when it may be asked next, if the answer does not settle it
   */
  public record Asking(Occurrence question, Instant again) {}

  private static Occurrence question(ApprovalRequest request, Digest inForce, int times) {
    EventId id =
        new EventId(request.id().value())
            .derive("%d %s %d".formatted(request.revision(), inForce, times));
    return Occurrence.reaction(
        id,
        new RedecisionRequested(
            request.id(), request.decided(), "Other policies are in force: " + inForce));
  }

  private Duration pauseAfter(int times) {
    Duration longer = pause.multipliedBy(1L << Math.min(times, 20));
    return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }
}
