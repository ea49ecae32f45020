package io.countersign.log.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.Hash;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import io.countersign.log.proof.HashLines;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;

/**
 * Asks a witness to cosign.
 *
 * @param oldSize of the checkpoint that the witness cosigned last; 0 if it cosigned none
 * @param path of the consistency proof from the old size; empty from size 0
 */
public record AddCheckpoint(long oldSize, List<Hash> path, SignedNote note) {
  /** Bytes that a request may have. */
  public static final int LONGEST = SignedNote.LONGEST + 4096;

  private static final String OLD = "old ";

  public AddCheckpoint {
    path = List.copyOf(path);
  }

  /** Reads the body of a request. */
  public static AddCheckpoint parse(byte[] body) throws InvalidNoteException {
    String text = text(body);
    int end = text.indexOf("\n\n");
    if (end < 0 || !text.startsWith(OLD)) {
      throw new InvalidNoteException(
          "a request is the old size, a proof, an empty line and a checkpoint");
    }
    List<String> lines = Arrays.asList(text.substring(0, end).split("\n", -1));
    try {
      return new AddCheckpoint(
          Checkpoint.size(lines.getFirst().substring(OLD.length())),
          HashLines.parse(lines.subList(1, lines.size())),
          SignedNote.parse(text.substring(end + 2)));
    } catch (IllegalArgumentException e) {
      throw new InvalidNoteException("the proof is malformed: " + e.getMessage());
    }
  }

  private static String text(byte[] body) throws InvalidNoteException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidNoteException("a request is UTF-8");
    }
  }

  /** The body of the request. */
  public String encode() {
    return OLD + oldSize + "\n" + HashLines.write(path) + "\n" + note.encode();
  }
}
