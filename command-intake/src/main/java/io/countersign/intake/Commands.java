package io.countersign.intake;

import io.countersign.contracts.CommandId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What became of commands, wherever that is known. */
public final class Commands {
  private final LiveCommands live;
  private final CommandTrail trail;
  private final LiveSettings settings;
  private final Duration trailInterval;

  public Commands(
      LiveCommands live, CommandTrail trail, LiveSettings settings, Duration trailInterval) {
    this.live = live;
    this.trail = trail;
    this.settings = settings;
    this.trailInterval = trailInterval;
  }

  /**
   * The command's progress: from memory if it is followed here, else from the trail.
   *
   * @throws TrailUnavailableException if it is not followed here and the trail cannot be read
   */
  public Optional<CommandProgress> find(CommandId id) {
    return followed(id).map(LiveCommand::progress).or(() -> recorded(id));
  }

  /**
   * Waits for the end of a command, wherever it is followed. While the trail cannot be read, the
   * last progress known counts.
   *
   * @param stopping whether to wait no longer
   * @return the progress when it has ended or the time is over
   */
  public CommandProgress awaitEnd(CommandProgress first, Duration atMost, BooleanSupplier stopping)
      throws InterruptedException {
    long begin = System.nanoTime();
    CommandProgress known = first;
    Duration left = atMost;
    while (known.state() instanceof CommandState.Open
        && left.isPositive()
        && !stopping.getAsBoolean()) {
      known = awaitEndOnce(known, left);
      left = atMost.minusNanos(System.nanoTime() - begin);
    }
    return known;
  }

  private CommandProgress awaitEndOnce(CommandProgress known, Duration atMost)
      throws InterruptedException {
    Optional<LiveCommand> followed = followed(known.id());
    if (followed.isPresent()) {
      return followed.get().awaitEnd(atMost);
    }
    try {
      return awaitChange(known, atMost);
    } catch (TrailUnavailableException e) {
      return known;
    }
  }

  /**
   * Waits for a change of a command, wherever it is followed.
   *
   * @return its progress after the change or when the time is over
   * @throws TrailUnavailableException if it is not followed here and the trail cannot be read
   */
  public CommandProgress awaitChange(CommandProgress seen, Duration atMost)
      throws InterruptedException {
    Optional<LiveCommand> followed = followed(seen.id());
    if (followed.isPresent()) {
      return followed.get().awaitChange(seen, atMost);
    }
    Thread.sleep(trailInterval.compareTo(atMost) < 0 ? trailInterval : atMost);
    return recorded(seen.id()).orElse(seen);
  }

  private Optional<LiveCommand> followed(CommandId id) {
    return live.find(id).filter(LiveCommand::isSurelyRecorded);
  }

  private Optional<CommandProgress> recorded(CommandId id) {
    return CommandProgress.recorded(trail.events(id), new ByteBudget(settings.resultBytes()));
  }
}
