package io.countersign.audit.http;

import io.countersign.audit.Closing;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.AdministrationEvent;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** Closes what was found, with a reason, and records that somebody did before it is closed. */
@RequestScoped
class ClosingRecorder {
  private static final int LONGEST_REASON = 2_000;
  private final EventPublisher publisher;
  private final IdSource ids;
  private final Caller caller;
  private final Clock clock;

  ClosingRecorder(EventPublisher publisher, IdSource ids, Caller caller, Clock clock) {
    this.publisher = publisher;
    this.ids = ids;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * @param event tells that the caller closed it, with the reason
   * @param close as the store does: runs what records it while nobody else can close it
   * @return whether it was open until now
   * @throws ProblemException if the reason is not one
   */
  boolean close(
      ClosingRequest request,
      BiFunction<Principal, String, AdministrationEvent> event,
      BiPredicate<Closing, Runnable> close) {
    String reason = reason(request);
    Principal by = caller.principal();
    AdministrationEvent closed = event.apply(by, reason);
    return close.test(
        new Closing(by.name(), reason, clock.instant()),
        () -> publisher.publish(Draft.administration(new EventId(ids.next()), closed)).await());
  }

  private static String reason(ClosingRequest request) {
    String reason = request.reason().strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw new ProblemException(
          AuditProblem.INVALID_CLOSING,
          "Give a reason of 1 to %d characters; this one has %d."
              .formatted(LONGEST_REASON, reason.length()));
    }
    return reason;
  }
}
