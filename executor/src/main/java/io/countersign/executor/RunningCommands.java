package io.countersign.executor;

import io.countersign.contracts.CommandId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The commands that this process is handling at the moment; each by one thread only. */
public final class RunningCommands {
  private final Map<CommandId, Entry> running = new ConcurrentHashMap<>();

  /** One command being handled, until closed. */
  public final class Entry implements AutoCloseable {
    private final CommandId command;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Entry(CommandId command) {
      this.command = command;
    }

    Cancellation cancellation() {
      return cancellation;
    }

    @Override
    public void close() {
      running.remove(command);
      ended.countDown();
    }
  }

  /** Waits while another thread handles the same command. */
  Entry enter(CommandId command) throws InterruptedException {
    Entry entry = new Entry(command);
    for (Entry other = running.putIfAbsent(command, entry);
        other != null;
        other = running.putIfAbsent(command, entry)) {
      other.ended.await();
    }
    return entry;
  }

  /** Does nothing if the command is not being handled here. */
  public void cancel(CommandId command) {
    Entry entry = running.get(command);
    if (entry != null) {
      entry.cancellation.request(Cancellation.Reason.SUBMITTER);
    }
  }

  public void stopAll() {
    running.values().forEach(e -> e.cancellation.request(Cancellation.Reason.SHUTDOWN));
  }

  public int count() {
    return running.size();
  }
}
