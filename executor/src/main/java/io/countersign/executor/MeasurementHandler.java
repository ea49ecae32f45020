package io.countersign.executor;

import io.countersign.contracts.Access;
import io.countersign.contracts.Command;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasurementRequest;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Outcome;
import io.countersign.platform.event.EventPublisher;
import io.countersign.sql.SqlAnalyzer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The way of a measurement request: verified, measured, answered. Handling one again measures
 * again, which changes nothing, and answers under the same event id.
 */
public final class MeasurementHandler {
  private static final String GIVEN_UP =
      "The executor failed to measure the command; its log says why.";

  private final MeasurementCheck check;
  private final Targets targets;
  private final Reversals reversals;
  private final RunningCommands running;
  private final EventPublisher publisher;
  private final Clock clock;
  private final MeasurementListener listener;

  public MeasurementHandler(
      MeasurementCheck check,
      Targets targets,
      Reversals reversals,
      RunningCommands running,
      EventPublisher publisher,
      Clock clock,
      MeasurementListener listener) {
    this.check = check;
    this.targets = targets;
    this.reversals = reversals;
    this.running = running;
    this.publisher = publisher;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Returns when the answer is published.
   *
   * @return why there is none: the request is not genuine
   */
  public Optional<String> handle(ReceivedMeasurement received) throws InterruptedException {
    try (RunningCommands.Entry entry = running.enter(received.commandId())) {
      return switch (check.check(received)) {
        case MeasurementCheck.Result.Usable(DataSource dataSource) ->
            answer(received, measure(received.request(), dataSource, entry.cancellation()));
        case MeasurementCheck.Result.Unusable(String problem) -> refuse(received, problem);
        case MeasurementCheck.Result.Forged(String reason) -> Optional.of(reason);
      };
    }
  }

  /**
   * Answers a request whose handling fails again and again, so that nobody waits for it in vain.
   */
  public Optional<String> giveUp(ReceivedMeasurement received) {
    return switch (check.check(received)) {
      case MeasurementCheck.Result.Usable usable -> refuse(received, GIVEN_UP);
      case MeasurementCheck.Result.Unusable(String problem) -> refuse(received, problem);
      case MeasurementCheck.Result.Forged(String reason) -> Optional.of(reason);
    };
  }

  private Impact measure(
      MeasurementRequest request, DataSource dataSource, Cancellation cancellation) {
    Instant start = clock.instant();
    Command command = request.command();
    Facts facts = SqlAnalyzer.analyze(dataSource.dialect(), command.sql());
    Access access = facts.readOnly() ? Access.READER : Access.WRITER;
    Measurement measurement =
        new Measurement(
            new Work(command, facts, access, dataSource, Obligations.none(), null),
            request.method(),
            start);
    Impact impact = measure(measurement, cancellation);
    listener.measured(impact, Duration.between(start, clock.instant()));
    return impact;
  }

  private Impact measure(Measurement measurement, Cancellation cancellation) {
    Facts facts = measurement.work().facts();
    Optional<String> objection =
        StatementCheck.check(facts)
            .map(Outcome.Refused::message)
            .or(() -> MeasurableStatement.againstPlan(facts));
    if (objection.isPresent()) {
      return measurement.unmeasured(objection.get());
    }
    String name = measurement.work().dataSource().name();
    return targets
        .named(name)
        .map(target -> measure(measurement, target, cancellation))
        .orElseGet(() ->
            measurement.unmeasured(
                "This executor has no credentials for the data source '" + name + "'."));
  }

  private Impact measure(Measurement measurement, Target target, Cancellation cancellation) {
    Work work = measurement.work();
    return switch (reversals.open(work.command(), target)) {
      case Reversals.Opening.Refused(Outcome.Refused refused) ->
          measurement.unmeasured(refused.message());
      case Reversals.Opening.Usable(Command usable, Long exactRows) ->
          target.measure(
              new Measurement(
                  work.running(usable, exactRows), measurement.method(), measurement.at()),
              cancellation);
    };
  }

  private Optional<String> refuse(ReceivedMeasurement received, String problem) {
    Impact impact = Impact.unmeasured(received.request().method(), problem, clock.instant());
    listener.measured(impact, Duration.ZERO);
    return answer(received, impact);
  }

  private Optional<String> answer(ReceivedMeasurement received, Impact impact) {
    publisher.publish(received.answer(impact)).await();
    return Optional.empty();
  }
}
