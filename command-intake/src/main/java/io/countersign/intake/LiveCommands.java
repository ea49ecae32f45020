package io.countersign.intake;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.CommandSubmitted;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The commands that this instance submitted and follows. Bounded: when there are too many, those
 * that have ended leave first, then the oldest. What has left is asked of the trail.
 */
public final class LiveCommands {
  private final LiveSettings settings;
  private final Clock clock;

  /** In order of submission, since the ids are ordered by time. */
  private final ConcurrentSkipListMap<UUID, Entry> entries = new ConcurrentSkipListMap<>();

  private final Queue<Ending> endings = new ConcurrentLinkedQueue<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong count = new AtomicLong();

  public LiveCommands(LiveSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Follows a command from now on. To be called before anybody can react to its submission. */
  public LiveCommand follow(RecordedEvent event, CommandSubmitted submitted) {
    LiveCommand live = new LiveCommand(begin(event, submitted));
    Entry entry = new Entry(live, new Charge(event.bytes()));
    if (entries.putIfAbsent(submitted.commandId().value(), entry) == null) {
      count.incrementAndGet();
      bytes.addAndGet(event.bytes());
      makeRoom();
    }
    return live;
  }

  /** A command's progress when nothing is known but its submission. */
  CommandProgress begin(RecordedEvent event, CommandSubmitted submitted) {
    return CommandProgress.begin(event, submitted, new ByteBudget(settings.resultBytes()));
  }

  public Optional<LiveCommand> find(CommandId id) {
    return Optional.ofNullable(entries.get(id.value())).map(Entry::live);
  }

  /** Applies an event to the command that it is about, if that is followed here. */
  public void apply(RecordedEvent event) {
    event.data().subject().map(id -> entries.get(id.value())).ifPresent(e -> apply(e, event));
  }

  /** Stops following one command. */
  public void forget(CommandId id) {
    remove(id.value());
  }

  /** Stops following the commands of all sessions but these. */
  public void keepOnly(Predicate<SessionId> owned) {
    entries.forEach((id, entry) -> {
      if (!owned.test(entry.live().progress().command().sessionId())) {
        remove(id);
      }
    });
  }

  /** Lets those that have ended some time ago leave. */
  public void sweep() {
    Instant limit = clock.instant().minus(settings.keepEnded());
    for (Ending next = endings.peek();
        next != null && next.at().isBefore(limit);
        next = endings.peek()) {
      if (endings.remove(next)) {
        remove(next.id());
      }
    }
  }

  public long count() {
    return count.get();
  }

  public long bytes() {
    return bytes.get();
  }

  private void apply(Entry entry, RecordedEvent event) {
    boolean wasOpen = entry.isOpen();
    long added = entry.live().apply(event);
    if (entry.charge().add(added)) {
      bytes.addAndGet(added);
    }
    if (wasOpen && !entry.isOpen()) {
      endings.add(new Ending(entry.live().progress().id().value(), clock.instant()));
    }
    makeRoom();
  }

  private void makeRoom() {
    while (count.get() > settings.commands() || bytes.get() > settings.bytes()) {
      Ending ended = endings.poll();
      Map.@Nullable Entry<UUID, Entry> oldest = ended == null ? entries.firstEntry() : null;
      if (ended != null) {
        remove(ended.id());
      } else if (oldest != null) {
        remove(oldest.getKey());
      } else {
        return;
      }
    }
  }

  private void remove(UUID id) {
    Entry entry = entries.remove(id);
    if (entry != null) {
      count.decrementAndGet();
      bytes.addAndGet(-entry.charge().end());
      entry.live().release();
    }
  }

  /** What a command's events take, as long as it is followed. */
  private static final class Charge {
    private static final long ENDED = -1;
    private final AtomicLong bytes;

    Charge(long first) {
      bytes = new AtomicLong(first);
    }

    /** Nothing is added, and false returned, once it has ended. */
    boolean add(long more) {
      return bytes.getAndUpdate(b -> b == ENDED ? ENDED : b + more) != ENDED;
    }

    /** All that was added until now. */
    long end() {
      return bytes.getAndSet(ENDED);
    }
  }

  private record Entry(LiveCommand live, Charge charge) {
    boolean isOpen() {
      return live.progress().state() instanceof CommandState.Open;
    }
  }

  private record Ending(UUID id, Instant at) {}
}
