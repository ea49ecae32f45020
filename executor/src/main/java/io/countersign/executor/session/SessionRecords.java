package io.countersign.executor.session;

import io.countersign.executor.Run;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The record of open sessions, shared by all instances and durable when a method returns: whoever
 * gets a command of a session that another run held, or that ended before its time, must not run it
 * on a connection that knows nothing of what came before. Every method throws {@link
 * io.countersign.executor.StoreUnavailableException} if the record cannot be reached.
 */
public interface SessionRecords {
  /**
   * @param end why the session ended before its time; absent while it is open
   */
  record Recorded(Run holder, @Nullable String end) {}

  Optional<Recorded> find(SessionKey key);

  /** Opens a session, or again one that ended before its time. */
  void opened(SessionKey key, Run holder);

  /**
   * Ends a session before its time, if the run still holds it; why stays for the next command to be
   * told.
   */
  void lost(SessionKey key, Run holder, String why);

  /** Nothing of the session is left, and nothing was lost. */
  void over(SessionKey key);

  /** The open sessions of a run: others may have ended some, or opened them again. */
  Set<SessionKey> heldBy(Run holder);
}
