package io.countersign.approval.slack;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Acts upon answers after Slack had its own, and tells whoever gave them. On every replica; what
 * one left unfinished another takes up.
 */
@ApplicationScoped
class AnswerWorker {
  private static final Logger LOG = Logger.getLogger(AnswerWorker.class);
  private static final Duration FAREWELL = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** Slack takes answers to a click for half an hour. */
  private static final int MOST_ATTEMPTS = 10;

  private final SlackConnection connection;
  private final AnswerStore answers;
  private final AnswerDesk desk;
  private final Whispers whispers;
  private final Receipts receipts;
  private final SlackSettings settings;
  private final Clock clock;
  private final Semaphore wake = new Semaphore(1);
  private final Thread thread = Thread.ofVirtual().name("slack-answers").unstarted(this::work);
  private volatile boolean stopping;

  AnswerWorker(
      SlackConnection connection,
      AnswerStore answers,
      AnswerDesk desk,
      Whispers whispers,
      Receipts receipts,
      SlackSettings settings,
      Clock clock) {
    this.connection = connection;
    this.answers = answers;
    this.desk = desk;
    this.whispers = whispers;
    this.receipts = receipts;
    this.settings = settings;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    if (connection.app().isPresent()) {
      thread.start();
    }
  }

  void taken(@Observes(during = TransactionPhase.AFTER_SUCCESS) AnswerTaken event) {
    wake.release();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    wake.release();
    if (thread.isAlive() && !thread.join(FAREWELL)) {
      thread.interrupt();
    }
  }

  private void work() {
    try {
      while (!stopping) {
        var _ = wake.tryAcquire(settings.tick().toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
        pass();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass() throws InterruptedException {
    try {
      receipts.forgetBefore(clock.instant().minus(Receipts.REMEMBERED));
      Optional<AnswerStore.Waiting> next = answers.next(clock.instant());
      while (next.isPresent() && !stopping) {
        handle(next.get());
        next = answers.next(clock.instant());
      }
    } catch (RuntimeException e) {
      LOG.warnf("Answers from Slack wait: %s. Trying again.", e.getMessage());
    }
  }

  private void handle(AnswerStore.Waiting waiting) throws InterruptedException {
    String reply = waiting.reply();
    if (reply == null) {
      reply = reply(waiting);
      answers.acted(waiting.id(), reply);
    }
    Answer answer = waiting.answer();
    SlackAnswer told = whispers.tell(answer.user(), answer.place(), reply);
    if (told instanceof SlackAnswer.Away(var after, var reason)
        && waiting.attempts() < MOST_ATTEMPTS) {
      LOG.infof("Whoever answered in Slack is told later: %s", reason);
      answers.postpone(waiting.id(), clock.instant().plus(pause(after, waiting.attempts())));
    } else {
      answers.remove(waiting.id());
    }
  }

  /** A fault that stays is not tried for ever. */
  private String reply(AnswerStore.Waiting waiting) {
    if (waiting.attempts() > MOST_ATTEMPTS) {
      return "Something is wrong here, and your answer may not count. Look at the request itself.";
    }
    return desk.act(waiting.answer());
  }

  private static Duration pause(@Nullable Duration asked, int attempts) {
    Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_ATTEMPTS));
    Duration longer = asked != null && asked.compareTo(own) > 0 ? asked : own;
    return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }
}
