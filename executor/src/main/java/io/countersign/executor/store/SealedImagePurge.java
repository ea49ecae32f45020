package io.countersign.executor.store;

import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Forgets sealed images in time, whether or not there still is a key to open them with. */
public final class SealedImagePurge {
  private static final String PURGE = "DELETE FROM sealed_image WHERE kept_until <= ?";

  private final Database database;
  private final Clock clock;

  public SealedImagePurge(DataSource dataSource, Clock clock) {
    this.database = new Database(dataSource);
    this.clock = clock;
  }

  /**
   * Forgets what need not be kept any more.
   *
   * @return how many images that were
   */
  public int purge() {
    return database.update(PURGE, clock.instant().atOffset(ZoneOffset.UTC));
  }
}
