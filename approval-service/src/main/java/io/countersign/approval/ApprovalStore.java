package io.countersign.approval;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where requests are kept. Each method is one transaction; what it changes and the occurrences that
 * tell of it take effect together. Throws whatever its technology throws if it cannot be reached,
 * and has then done nothing.
 */
public interface ApprovalStore {
  /** Keeps the new ones; a command that was asked about before, or cancelled, is left out. */
  void open(List<Opening> openings);

  /**
   * Puts a request through a change while nobody else can change it; empty if there is no such
   * request.
   */
  <T> Optional<T> change(ApprovalRequestId id, Function<ApprovalState, Change<T>> change);

  /** Remembers the cancellations, and withdraws the open requests among those commands. */
  void cancel(
      List<Cancellation> cancellations,
      Instant now,
      BiFunction<ApprovalState.Open, Cancellation, Transition> withdrawal);

  /**
   * Puts requests through what time does to them, once their {@link ApprovalState#dueAt} has come,
   * except those that another replica is at.
   *
   * @return how many, at most {@code limit}
   */
  int due(Instant now, int limit, Function<ApprovalState, Transition> change);

  /**
   * Asks policy about open requests that are out of date, except those that another replica is at.
   *
   * @param asking of the request, and how often policy was asked before by the same policies
   * @return how many, at most {@code limit}
   */
  int outdated(
      Outdated outdated,
      int limit,
      BiFunction<ApprovalState.Open, Integer, Redecisions.Asking> asking);

  List<CommandId> cancelledSince(Instant instant);

  /** The commands that people were first asked about since then. */
  List<CommandId> askedSince(Instant instant);

  void forgetCancellationsBefore(Instant instant);

  Optional<ApprovalState> find(ApprovalRequestId id);

  /** The request in which people are, or were, asked about a command. */
  Optional<ApprovalRequestId> about(CommandId command);

  /**
   * Requests that were decided by others than the policies in force.
   *
   * @param askedUntil only those that people are asked since then, or longer
   * @param now only those about which policy may be asked again by now
   */
  record Outdated(Digest inForce, Instant askedUntil, Instant now) {}

  /**
   * A change with the answer for whoever asked for it.
   *
   * @param <T> the answer
   */
  record Change<T>(Transition transition, T answer) {}
}
