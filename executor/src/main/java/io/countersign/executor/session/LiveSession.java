package io.countersign.executor.session;

import io.countersign.contracts.CommandId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A session that this process holds. Whoever uses it holds its lock. */
final class LiveSession {
  private final SessionKey key;
  private final TargetSession target;
  private final Instant openedAt;
  private final ReentrantLock lock = new ReentrantLock();
  private Instant lastUsed;
  private @Nullable CommandId lastCommand;
  private volatile boolean recorded;
  private boolean ended;

  LiveSession(SessionKey key, TargetSession target, Instant now) {
    this.key = key;
    this.target = target;
    this.openedAt = now;
    this.lastUsed = now;
  }

  SessionKey key() {
    return key;
  }

  TargetSession target() {
    return target;
  }

  ReentrantLock lock() {
    return lock;
  }

  /** Whether the session's record says that this process holds it. */
  boolean isRecorded() {
    return recorded;
  }

  void recorded() {
    recorded = true;
  }

  boolean hasEnded() {
    return ended;
  }

  void end() {
    ended = true;
    target.close();
  }

  /** False if this very command has been run: its end could not be recorded. */
  boolean begin(CommandId command) {
    boolean first = !command.equals(lastCommand);
    lastCommand = command;
    return first;
  }

  void used(Instant now) {
    lastUsed = now;
  }

  /** Why it is to end by now, if it is. */
  Optional<String> overdue(SessionSettings settings, Instant now) {
    if (now.isAfter(lastUsed.plus(settings.idle()))) {
      return Optional.of("it had no command for more than " + settings.idle().toSeconds() + " s");
    }
    return now.isAfter(openedAt.plus(settings.total()))
        ? Optional.of("it had been open for more than " + settings.total().toSeconds() + " s")
        : Optional.empty();
  }
}
