package io.countersign.intake.http;

import io.countersign.contracts.Principal;
import io.countersign.intake.AnswerSettings;
import io.countersign.intake.CommandProgress;
import io.countersign.intake.CommandState;
import io.countersign.intake.Commands;
import io.countersign.intake.IdempotencyKey;
import io.countersign.intake.SubmitResult;
import io.countersign.intake.TrailUnavailableException;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.http.Stopping;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers those who submitted, at once or when their command has ended. */
@ApplicationScoped
public class SubmissionAnswers {
  static final String KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final Commands commands;
  private final CommandViews views;
  private final AnswerSettings settings;
  private final Stopping stopping;
  private final MeterRegistry meters;

  SubmissionAnswers(
      Commands commands,
      CommandViews views,
      AnswerSettings settings,
      Stopping stopping,
      MeterRegistry meters) {
    this.commands = commands;
    this.views = views;
    this.settings = settings;
    this.stopping = stopping;
    this.meters = meters;
  }

  /**
   * @throws ProblemException if it is not a key
   */
  public static @Nullable IdempotencyKey keyOf(Principal principal, @Nullable String text) {
    try {
      return text == null ? null : new IdempotencyKey(principal.subject(), text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          IntakeProblem.INVALID_IDEMPOTENCY_KEY, KEY + ": " + e.getMessage());
    }
  }

  /** When a request began. */
  record Started(Timer.Sample sample) {}

  Started start() {
    return new Started(Timer.start(meters));
  }

  Response answer(
      SubmitResult.Accepted accepted, Principal caller, List<String> preferences, Started started)
      throws InterruptedException {
    CommandProgress known = accepted.submission();
    if (accepted.replayed()) {
      known = present(known);
    } else {
      meters.counter("countersign.commands.submitted").increment();
    }
    Optional<Duration> wait = WaitPreference.parse(preferences, settings.maximumWait());
    if (wait.isPresent()) {
      known = commands.awaitEnd(known, wait.get(), stopping::hasBegun);
    }
    Response.ResponseBuilder response = response(known, caller);
    wait.ifPresent(w -> response.header(WaitPreference.APPLIED, WaitPreference.applied(w)));
    if (accepted.replayed()) {
      response.header(REPLAYED, true);
    }
    String status = known.state().status();
    started.sample().stop(meters.timer("countersign.commands.answered", "status", status));
    return response.build();
  }

  private Response.ResponseBuilder response(CommandProgress known, Principal caller) {
    boolean ended = known.state() instanceof CommandState.Ended;
    return Response.status(ended ? OK : ACCEPTED)
        .header(HttpHeaders.LOCATION, CommandPaths.self(known.id()))
        .entity(views.view(known, caller));
  }

  /** A repeated request wants to learn the command's id first of all; that needs no trail. */
  private CommandProgress present(CommandProgress submission) {
    try {
      return commands.find(submission.id()).orElse(submission);
    } catch (TrailUnavailableException e) {
      return submission;
    }
  }
}
