package io.countersign.log.bundle;

import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.tile.TileId;

/**
 * Which leaves a bundle holds.
 *
 * @param from the first; a multiple of 256
 * @param to the end, not itself in the range
 */
public record BundleRange(long from, long to) {
  public BundleRange {
    if (from < 0 || from > to || from % TileId.FULL_WIDTH != 0) {
      throw new IllegalArgumentException(
          "a range begins at a multiple of 256 and does not end before it: " + from + " to " + to);
    }
  }

  String text() {
    return BundleWriter.FORM + "\nfrom " + from + "\nto " + to + "\n";
  }

  /** Reads the file {@code bundle}. */
  static BundleRange parse(String text) throws InvalidNoteException {
    String[] lines = text.split("\n", -1);
    if (lines.length != 4
        || !lines[0].equals(BundleWriter.FORM)
        || !lines[1].startsWith("from ")
        || !lines[2].startsWith("to ")
        || !lines[3].isEmpty()) {
      throw new InvalidNoteException("not a bundle of the form " + BundleWriter.FORM);
    }
    try {
      return new BundleRange(
          Checkpoint.size(lines[1].substring(5)), Checkpoint.size(lines[2].substring(3)));
    } catch (IllegalArgumentException e) {
      throw new InvalidNoteException(String.valueOf(e.getMessage()));
    }
  }
}
