package io.countersign.log.export;

import io.countersign.log.Hash;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a log's keys sign of an export: the hashes of its files. Its text is no checkpoint's, whose
 * second line is a number.
 *
 * @param origin of the log
 * @param size of the tree that the export's checkpoint is of
 * @param root of that tree
 * @param manifest SHA-256 of the manifest's file
 * @param file name of the data's file
 * @param bytes how long that file is
 * @param data SHA-256 of it
 * @param proofs SHA-256 of the proofs' file; empty where there is none
 */
public record ExportNote(
    String origin,
    long size,
    Hash root,
    Hash manifest,
    String file,
    long bytes,
    Hash data,
    Optional<Hash> proofs) {
  /** Names of the files of an export, beside that of its data. */
  public static final String MANIFEST_FILE = "manifest.json";

  public static final String NOTE_FILE = "manifest.note";
  public static final String CHECKPOINT_FILE = "checkpoint";
  public static final String PROOFS_FILE = "proofs.txt";

  private static final String KIND = "countersign/export/v1";
  private static final String NONE = "none";
  private static final Pattern TREE = Pattern.compile("tree (\\d{1,19}) (\\S{44})");
  private static final Pattern DATA =
      Pattern.compile("data ([a-z.]{1,40}) (\\d{1,18}) ([0-9a-f]{64})");

  /** The text to sign. */
  public String text() {
    return """
    %s
    log %s
    tree %d %s
    manifest %s
    data %s %d %s
    proofs %s
    """
        .formatted(
            KIND,
            origin,
            size,
            root.base64(),
            hex(manifest),
            file,
            bytes,
            hex(data),
            proofs.map(ExportNote::hex).orElse(NONE));
  }

  /** Reads {@link #text}, and nothing else. */
  public static ExportNote parse(String text) throws InvalidNoteException {
    List<String> lines = text.lines().toList();
    if (lines.size() != 6 || !lines.getFirst().equals(KIND)) {
      throw new InvalidNoteException("the note is not that of an export");
    }
    Matcher tree = matched(TREE, lines.get(2));
    Matcher data = matched(DATA, lines.get(4));
    String proofs = after("proofs ", lines.get(5));
    try {
      return new ExportNote(
          after("log ", lines.get(1)),
          Checkpoint.size(tree.group(1)),
          Hash.ofBase64(tree.group(2)),
          ofHex(after("manifest ", lines.get(3))),
          data.group(1),
          Long.parseLong(data.group(2)),
          ofHex(data.group(3)),
          proofs.equals(NONE) ? Optional.empty() : Optional.of(ofHex(proofs)));
    } catch (IllegalArgumentException e) {
      throw new InvalidNoteException("the note of an export: " + e.getMessage());
    }
  }

  private static Matcher matched(Pattern form, String line) throws InvalidNoteException {
    Matcher matcher = form.matcher(line);
    if (!matcher.matches()) {
      throw new InvalidNoteException("the note is not that of an export");
    }
    return matcher;
  }

  private static String after(String word, String line) throws InvalidNoteException {
    if (!line.startsWith(word)) {
      throw new InvalidNoteException("the note is not that of an export");
    }
    return line.substring(word.length());
  }

  private static String hex(Hash hash) {
    return HexFormat.of().formatHex(hash.toBytes());
  }

  private static Hash ofHex(String text) {
    return Hash.of(HexFormat.of().parseHex(text));
  }
}
