package io.countersign.log.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and who claims to have signed it. The text means nothing before {@link TrustPolicy} has
 * verified it.
 *
 * @param text ends in a newline
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  /** Bytes that a note may have. */
  public static final int LONGEST = 64 * 1024;

  /** Signatures that a note may have. */
  public static final int MOST_SIGNATURES = 64;

  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("the text of a note ends in a newline");
    }
  }

  /** Reads a note; refuses whatever the form does not allow. */
  public static SignedNote parse(byte[] bytes) throws InvalidNoteException {
    if (bytes.length > LONGEST) {
      throw new InvalidNoteException("a note has at most 65536 bytes, not " + bytes.length);
    }
    try {
      return parse(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new InvalidNoteException("a note is UTF-8");
    }
  }

  /** Reads a note; refuses whatever the form does not allow. */
  public static SignedNote parse(String note) throws InvalidNoteException {
    if (note.length() > LONGEST) {
      throw new InvalidNoteException("a note has at most 65536 bytes");
    }
    if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new InvalidNoteException("a note has no control characters but newlines");
    }
    int separator = note.lastIndexOf("\n\n");
    if (separator < 0 || !note.endsWith("\n") || separator + 2 == note.length()) {
      throw new InvalidNoteException("a note is a text, an empty line, and signature lines");
    }
    return new SignedNote(
        note.substring(0, separator + 1), signatures(note.substring(separator + 2)));
  }

  private static List<NoteSignature> signatures(String lines) throws InvalidNoteException {
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
      if (signatures.size() == MOST_SIGNATURES) {
        throw new InvalidNoteException("a note has at most 64 signatures");
      }
      signatures.add(NoteSignature.parse(line));
    }
    return signatures;
  }

  /** The same text with more signatures; those that it has already are not repeated. */
  public SignedNote with(List<NoteSignature> more) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    more.stream().filter(s -> !all.contains(s)).forEach(all::add);
    return new SignedNote(text, all);
  }

  /** The note as it is written. */
  public String encode() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(s -> note.append(s.line()).append('\n'));
    return note.toString();
  }
}
