package io.countersign.executor.store;

import io.countersign.contracts.CommandId;
import io.countersign.executor.Run;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Shows that a run is alive, and hears what others want of it. */
public final class Presence {
  private static final String SHOW =
      """
      INSERT INTO executor_run (id, instance) VALUES (?, ?)
      ON CONFLICT (id) DO UPDATE SET seen_at = now()\
      """;

  private static final String CANCELLED_HERE =
      """
      SELECT command_id FROM claim JOIN cancelled_command USING (command_id)
      WHERE run = ? AND state <> 'finished'\
      """;

  private static final String LEAVE = "DELETE FROM executor_run WHERE id = ?";

  private final Database database;
  private final Run run;

  public Presence(DataSource dataSource, Run run) {
    this.database = new Database(dataSource);
    this.run = run;
  }

  /**
   * Renews the lease.
   *
   * @return the commands at work in this run that were cancelled, perhaps through another instance
   */
  public List<CommandId> show() {
    database.update(SHOW, run.id(), run.instance());
    return database.queryAll(
        CANCELLED_HERE, row -> new CommandId(row.getObject("command_id", UUID.class)), run.id());
  }

  public void leave() {
    database.update(LEAVE, run.id());
  }
}
