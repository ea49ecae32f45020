package io.countersign.intake;

import io.countersign.contracts.CommandId;
import java.time.Duration;
import java.util.Optional;

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
    return live.find(id).map(LiveCommand::progress).or(() -> recorded(id));
  }

  /**
   * Waits for the end of a command that is followed here.
   *
   * @param otherwise the progress to answer with if it is not
   * @return the progress when it has ended, is no longer followed, or the time is over
   */
  public CommandProgress awaitEnd(CommandProgress otherwise, Duration atMost)
      throws InterruptedException {
    Optional<LiveCommand> followed = live.find(otherwise.id());
    return followed.isPresent() ? followed.get().awaitEnd(atMost) : otherwise;
  }

  /**
   * Waits for a change of a command, wherever it is followed.
   *
   * @return its progress after the change or when the time is over
   * @throws TrailUnavailableException if it is not followed here and the trail cannot be read
   */
  public CommandProgress awaitChange(CommandProgress seen, Duration atMost)
      throws InterruptedException {
    Optional<LiveCommand> followed = live.find(seen.id());
    if (followed.isPresent()) {
      return followed.get().awaitChange(seen, atMost);
    }
    Thread.sleep(trailInterval.compareTo(atMost) < 0 ? trailInterval : atMost);
    return recorded(seen.id()).orElse(seen);
  }

  private Optional<CommandProgress> recorded(CommandId id) {
    return CommandProgress.recorded(trail.events(id), new ByteBudget(settings.resultBytes()));
  }
}
