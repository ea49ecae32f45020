package io.countersign.approval.store;

import io.countersign.approval.Admission;
import io.countersign.approval.ApprovalObserver;
import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Cancellation;
import io.countersign.approval.Occurrence;
import io.countersign.approval.Opening;
import io.countersign.approval.Redecisions;
import io.countersign.approval.Transition;
import io.countersign.approval.Vote;
import io.countersign.approval.outbox.Outbox;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.kafka.LogContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Requests in PostgreSQL. A row is locked while it changes, so that changes of one request come one
 * after another, also between replicas; their events go to the outbox in the same transaction.
 */
@ApplicationScoped
@Transactional
public class PostgresApprovalStore implements ApprovalStore {
  private final Outbox outbox;
  private final LockedRequests locked;
  private final List<Admission> admissions;
  private final Instance<ApprovalObserver> observers;

  PostgresApprovalStore(
      Outbox outbox,
      LockedRequests locked,
      @Any Instance<Admission> admissions,
      @Any Instance<ApprovalObserver> observers) {
    this.outbox = outbox;
    this.locked = locked;
    this.admissions =
        admissions.stream().sorted(Comparator.comparingInt(Admission::order)).toList();
    this.observers = observers;
  }

  /** Principal by principal, as what admits them may lock what belongs to one. */
  @Override
  public void open(List<Opening> openings) {
    List<UUID> commands = openings.stream().map(o -> commandId(o.state())).toList();
    Set<UUID> leftOut = new HashSet<>(known(commands));
    leftOut.addAll(cancelled(commands));
    openings.stream()
        .filter(o -> leftOut.add(commandId(o.state())))
        .sorted(Comparator.comparing(o -> o.state().request().command().principal().subject()))
        .forEach(this::add);
  }

  private void add(Opening asked) {
    Opening opening = asked;
    for (Admission admission : admissions) {
      opening = admission.admit(opening);
    }
    RequestRow row = RequestMapping.toRow(opening.state());
    tell(row, opening.cause(), opening.occurrences());
    row.persistAndFlush();
    observe(null, opening.state(), opening.occurrences());
    // Else each further one would be held against all those before it, bytes and all.
    RequestRow.flush();
    RequestRow.getEntityManager().clear();
  }

  private void observe(
      @Nullable ApprovalState before, ApprovalState after, List<Occurrence> occurrences) {
    observers.forEach(o -> o.changed(before, after, occurrences));
  }

  @Override
  public <T> Optional<T> change(ApprovalRequestId id, Function<ApprovalState, Change<T>> change) {
    return RequestRow.<RequestRow>findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE)
        .map(row -> {
          ApprovalState before = state(row);
          EventLink previous = RequestMapping.link(row, before.request());
          LogContext.open(previous.trace(), before.request().command().id());
          Change<T> changed = change.apply(before);
          apply(row, before, changed.transition());
          return changed.answer();
        });
  }

  @Override
  public void cancel(
      List<Cancellation> cancellations,
      Instant now,
      BiFunction<ApprovalState.Open, Cancellation, Transition> withdrawal) {
    Map<UUID, Cancellation> byCommand =
        cancellations.stream()
            .collect(Collectors.toMap(c -> c.commandId().value(), c -> c, (first, again) -> first));
    remember(byCommand.keySet(), now);
    locked
        .openOf(byCommand.keySet())
        .forEach(r -> {
          if (state(r) instanceof ApprovalState.Open open) {
            apply(r, open, withdrawal.apply(open, cancellation(byCommand, r)));
          }
        });
  }

  private static Cancellation cancellation(Map<UUID, Cancellation> byCommand, RequestRow row) {
    return Optional.ofNullable(byCommand.get(row.commandId)).orElseThrow();
  }

  private static void remember(Collection<UUID> commands, Instant now) {
    Set<UUID> known = new HashSet<>(cancelled(commands));
    for (UUID command : commands) {
      if (known.add(command)) {
        CancellationRow row = new CancellationRow();
        row.commandId = command;
        row.cancelledAt = now;
        row.persist();
      }
    }
  }

  @Override
  public int due(Instant now, int limit, Function<ApprovalState, Transition> change) {
    List<RequestRow> due = locked.due(now, limit);
    due.forEach(r -> {
      ApprovalState before = state(r);
      apply(r, before, change.apply(before));
    });
    return due.size();
  }

  @Override
  public int outdated(
      Outdated outdated,
      int limit,
      BiFunction<ApprovalState.Open, Integer, Redecisions.Asking> asking) {
    List<RequestRow> found = locked.outdated(outdated, limit);
    found.forEach(r -> {
      if (state(r) instanceof ApprovalState.Open open) {
        ask(r, open, outdated.inForce().text(), asking);
      }
    });
    return found.size();
  }

  private void ask(
      RequestRow row,
      ApprovalState.Open open,
      String inForce,
      BiFunction<ApprovalState.Open, Integer, Redecisions.Asking> asking) {
    int times = inForce.equals(row.askedBundle) ? row.askedTimes : 0;
    Redecisions.Asking asked = asking.apply(open, times);
    row.askedBundle = inForce;
    row.askedTimes = times + 1;
    row.askAgainAt = asked.again();
    apply(row, open, new Transition(open, List.of(asked.question())));
  }

  @Override
  public List<CommandId> cancelledSince(Instant instant) {
    return CancellationRow.<CancellationRow>list("cancelledAt >= ?1", instant).stream()
        .map(c -> new CommandId(c.commandId))
        .toList();
  }

  @Override
  public List<CommandId> askedSince(Instant instant) {
    return RequestRow.find(
            "select r.commandId from RequestRow r where r.requestedAt >= ?1", instant)
        .project(UUID.class)
        .stream()
        .map(CommandId::new)
        .toList();
  }

  @Override
  public void forgetCancellationsBefore(Instant instant) {
    CancellationRow.delete("cancelledAt < ?1", instant);
  }

  @Override
  public Optional<ApprovalState> find(ApprovalRequestId id) {
    return RequestRow.<RequestRow>findByIdOptional(id.value()).map(PostgresApprovalStore::state);
  }

  @Override
  public Optional<ApprovalRequestId> about(CommandId command) {
    return RequestRow.find("select r.id from RequestRow r where r.commandId = ?1", command.value())
        .project(UUID.class)
        .<UUID>firstResultOptional()
        .map(ApprovalRequestId::new);
  }

  private void apply(RequestRow row, ApprovalState before, Transition transition) {
    ApprovalState next = transition.next();
    if (!next.equals(before)) {
      keepVotes(row.id, before, next);
      RequestMapping.put(row, next);
    }
    tell(row, RequestMapping.link(row, next.request()), transition.occurrences());
    observe(before, next, transition.occurrences());
  }

  /** A person's new answer stands in the place of their old one; those of old revisions stay. */
  private static void keepVotes(UUID id, ApprovalState before, ApprovalState next) {
    int revision = next.request().revision();
    boolean revised = before.request().revision() != revision;
    List<Vote> kept = revised ? List.of() : before.votes();
    kept.stream()
        .filter(v -> !next.votes().contains(v))
        .forEach(v -> VoteRow.withdraw(id, revision, v.person()));
    next.votes().stream()
        .filter(v -> !kept.contains(v))
        .forEach(v -> VoteRow.of(id, revision, v).persist());
  }

  /** Chains the events of the request, each naming the one before it. */
  private void tell(RequestRow row, EventLink previous, List<Occurrence> occurrences) {
    EventLink last = previous;
    for (Occurrence occurrence : occurrences) {
      last = outbox.append(Draft.following(last, occurrence.id(), occurrence.data()));
    }
    RequestMapping.follow(row, last);
  }

  private static ApprovalState state(RequestRow row) {
    return RequestMapping.toState(row, VoteRow.votesOn(row.id, row.revision));
  }

  private static UUID commandId(ApprovalState state) {
    ApprovalRequest request = state.request();
    return request.command().id().value();
  }

  private static List<UUID> known(Collection<UUID> commands) {
    return RequestRow.find("select r.commandId from RequestRow r where r.commandId in ?1", commands)
        .project(UUID.class)
        .list();
  }

  private static List<UUID> cancelled(Collection<UUID> commands) {
    return CancellationRow.find(
            "select c.commandId from CancellationRow c where c.commandId in ?1", commands)
        .project(UUID.class)
        .list();
  }
}
