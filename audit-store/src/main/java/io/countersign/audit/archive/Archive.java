package io.countersign.audit.archive;

import io.countersign.log.bundle.DisposalManifest.ArchiveFile;
import io.countersign.platform.event.RecordPosition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps closed sets of records, each under a name. */
public interface Archive {
  /**
   * Begins to write a set. Nothing is there until it is finished; then it takes the place of what
   * had its name.
   *
   * @param set letters, digits and dashes
   * @throws ArchiveException if it does not work
   */
  Writing begin(String set);

  /**
   * Keeps the manifest beside the set that it is of.
   *
   * @throws ArchiveException if it does not work
   */
  void manifest(String set, String text);

  /**
   * Hands out all records of a set in the order in which they were written.
   *
   * @throws ArchiveException if there is no such set, or it cannot be read
   */
  void forEach(String set, Consumer<ArchivedRecord> reader);

  /**
   * A record of a set; empty if it is not in there.
   *
   * @throws ArchiveException if there is no such set, or it cannot be read
   */
  Optional<ArchivedRecord> read(String set, RecordPosition position);

  /** The names of all sets, in order. */
  List<String> sets();

  /** A set that is being written. */
  interface Writing extends AutoCloseable {
    /**
     * @throws ArchiveException if it does not work
     */
    void add(ArchivedRecord next);

    /**
     * Makes it be there, and on the disk.
     *
     * @throws ArchiveException if it does not work
     */
    ArchiveFile finish();

    /** Leaves nothing behind unless it was finished. */
    @Override
    void close();
  }
}
