package io.countersign.log.note;

import io.countersign.log.Hash;
import java.util.Arrays;
import java.util.List;

/**
 * The state of a log: how many leaves, and the root over them.
 *
 * @param origin names the log
 * @param extensions further lines, of no meaning here
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (size < 0) {
      throw new IllegalArgumentException("a log has a size from 0 to 2^63-1");
    }
    if (!isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
      throw new IllegalArgumentException("origin and extensions are lines that are not empty");
    }
  }

  public Checkpoint(String origin, long size, Hash root) {
    this(origin, size, root, List.of());
  }

  private static boolean isLine(String text) {
    return !text.isEmpty() && text.chars().noneMatch(c -> c < ' ');
  }

  /** Reads the text of a note. */
  public static Checkpoint parse(String text) throws InvalidNoteException {
    if (!text.endsWith("\n")) {
      throw new InvalidNoteException("a checkpoint ends in a newline");
    }
    String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
    if (lines.length < 3) {
      throw new InvalidNoteException("a checkpoint has at least the lines origin, size and root");
    }
    try {
      return new Checkpoint(
          lines[0],
          size(lines[1]),
          Hash.ofBase64(lines[2]),
          Arrays.asList(lines).subList(3, lines.length));
    } catch (IllegalArgumentException e) {
      throw new InvalidNoteException("not a checkpoint: " + e.getMessage());
    }
  }

  /** A decimal number from 0 to 2^63-1 without sign and leading zeros. */
  public static long size(String text) throws InvalidNoteException {
    if (!text.matches("0|[1-9][0-9]{0,18}")) {
      throw new InvalidNoteException("a size is a decimal number without leading zeros");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new InvalidNoteException("a size is at most 2^63-1");
    }
  }

  /** The text that is signed. */
  public String text() {
    StringBuilder text = new StringBuilder(origin + "\n" + size + "\n" + root.base64() + "\n");
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** The checkpoint as the log itself signs it. */
  public SignedNote signedBy(SignerKey key) {
    return new SignedNote(text(), List.of(key.sign(text())));
  }
}
