package io.countersign.intake.wiring;

import io.countersign.contracts.IdSource;
import io.countersign.intake.AnswerSettings;
import io.countersign.intake.CommandIntake;
import io.countersign.intake.CommandRecorder;
import io.countersign.intake.CommandTrail;
import io.countersign.intake.Commands;
import io.countersign.intake.CommentIntake;
import io.countersign.intake.CommentSettings;
import io.countersign.intake.IdempotencyKeys;
import io.countersign.intake.LiveCommands;
import io.countersign.intake.LiveSettings;
import io.countersign.intake.SessionSource;
import io.countersign.intake.SubmissionLimits;
import io.countersign.intake.SubmissionRules;
import io.countersign.intake.UndoIntake;
import io.countersign.platform.datasource.DataSourceCatalogue;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventPublisher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The core's parts as beans. */
@ApplicationScoped
final class IntakeBeans {
  @Produces
  @Singleton
  LiveCommands live(LiveSettings settings, Clock clock, MeterRegistry meters) {
    LiveCommands live = new LiveCommands(settings, clock);
    Gauge.builder("countersign.commands.live", live, LiveCommands::count)
        .description("Commands that are followed in memory")
        .register(meters);
    Gauge.builder("countersign.commands.live.bytes", live, LiveCommands::bytes)
        .baseUnit("bytes")
        .description("What the events of the commands followed in memory take")
        .register(meters);
    return live;
  }

  @Produces
  @Singleton
  CommandRecorder recorder(
      EventPublisher publisher,
      EventCodec codec,
      LiveCommands live,
      SessionSource sessions,
      Clock clock) {
    return new CommandRecorder(publisher, codec, live, sessions, clock);
  }

  @Produces
  @Singleton
  SubmissionRules rules(SubmissionLimits limits, Clock clock) {
    return new SubmissionRules(limits, clock);
  }

  @Produces
  @Singleton
  CommentIntake comments(
      CommentSettings settings, CommandRecorder recorder, IdSource ids, Clock clock) {
    return new CommentIntake(settings, recorder, ids, clock);
  }

  @Produces
  @Singleton
  CommandIntake intake(
      SubmissionRules rules,
      DataSourceCatalogue catalogue,
      SessionSource sessions,
      IdempotencyKeys keys,
      CommandRecorder recorder,
      IdSource ids,
      Clock clock) {
    return new CommandIntake(rules, catalogue, sessions, keys, recorder, ids, clock);
  }

  @Produces
  @Singleton
  UndoIntake undo(CommandIntake intake, Clock clock) {
    return new UndoIntake(intake, clock);
  }

  @Produces
  @Singleton
  Commands commands(
      LiveCommands live, CommandTrail trail, LiveSettings settings, AnswerSettings answers) {
    return new Commands(live, trail, settings, answers.trailInterval());
  }
}
