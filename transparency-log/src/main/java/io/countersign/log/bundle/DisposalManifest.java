package io.countersign.log.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What retention has disposed of: which records, and what their leaves were. An event of the log
 * names it by its {@link #digest}.
 *
 * @param category of the records
 * @param from the day on which the first was stored, at the earliest
 * @param to the first day behind them
 * @param leaves SHA-256 of the hashes of their leaves, one after the other in the order of the tree
 * @param archive where they were written before; absent if nowhere
 * @param logSize of the log at that time
 * @param root of that log
 */
public record DisposalManifest(
    String category,
    LocalDate from,
    LocalDate to,
    Hash leaves,
    @Nullable ArchiveFile archive,
    long logSize,
    Hash root,
    List<OffsetRange> ranges) {
  private static final String FORM = "countersign.io/disposal/v1";
  private static final String NONE = "none";
  private static final int HEAD = 7;

  /** A file and the SHA-256 of its content. */
  public record ArchiveFile(String name, Hash digest) {
    public ArchiveFile {
      requireWord(name);
    }
  }

  public DisposalManifest {
    requireWord(category);
    ranges = List.copyOf(ranges);
  }

  private static void requireWord(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException("a name in a manifest has no spaces and is not empty");
    }
  }

  /** How many records. */
  public long records() {
    return ranges.stream().mapToLong(OffsetRange::count).sum();
  }

  /** By which an event names it: {@code sha256:} and the hash of {@link #text} in hexadecimal. */
  public String digest() {
    return "sha256:" + MerkleTree.sha256(text().getBytes(UTF_8)).hex();
  }

  /** One fact a line, and one line for each range. */
  public String text() {
    StringBuilder text = new StringBuilder(FORM).append('\n');
    line(text, "category", category);
    line(text, "from", from.toString());
    line(text, "to", to.toString());
    line(text, "leaves", leaves.hex());
    line(text, "archive", archive == null ? NONE : archive.name + " " + archive.digest.hex());
    line(text, "log", logSize + " " + root.base64());
    ranges.forEach(range -> line(text, "range", range.toString()));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(' ').append(value).append('\n');
  }

  /**
   * Reads exactly what {@link #text} writes.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static DisposalManifest parse(String text) {
    try {
      DisposalManifest manifest = read(text.lines().toList());
      if (manifest.text().equals(text)) {
        return manifest;
      }
      throw new IllegalArgumentException("not the text of a manifest as it is written");
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a manifest of the form " + FORM, e);
    }
  }

  private static DisposalManifest read(List<String> lines) {
    List<OffsetRange> ranges = new ArrayList<>();
    for (String line : lines.subList(HEAD, lines.size())) {
      String[] words = value(line, "range").split(" ", -1);
      ranges.add(
          new OffsetRange(
              words[0],
              Integer.parseInt(words[1]),
              Long.parseLong(words[2]),
              Long.parseLong(words[3])));
    }
    String[] archive = value(lines.get(5), "archive").split(" ", -1);
    String[] log = value(lines.get(6), "log").split(" ", -1);
    return new DisposalManifest(
        value(lines.get(1), "category"),
        LocalDate.parse(value(lines.get(2), "from")),
        LocalDate.parse(value(lines.get(3), "to")),
        hash(value(lines.get(4), "leaves")),
        archive.length == 1 ? null : new ArchiveFile(archive[0], hash(archive[1])),
        Long.parseLong(log[0]),
        Hash.ofBase64(log[1]),
        ranges);
  }

  private static Hash hash(String hex) {
    return Hash.of(HexFormat.of().parseHex(hex));
  }

  private static String value(String line, String name) {
    if (!line.startsWith(name + " ")) {
      throw new IllegalArgumentException("a line that tells the " + name + " is missing");
    }
    return line.substring(name.length() + 1);
  }
}
