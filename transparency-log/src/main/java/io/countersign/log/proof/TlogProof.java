package io.countersign.log.proof;

import io.countersign.log.Hash;
import io.countersign.log.InclusionProof;
import io.countersign.log.InvalidProofException;
import io.countersign.log.MerkleTree;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifiedCheckpoint;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A proof file.
 *
 * @param extra what the application adds; vouched for by nothing
 * @param index of the entry in the log
 * @param path see {@link InclusionProof#path}
 * @param checkpoint with the log's signature and those of witnesses
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its text.
public record TlogProof(byte[] extra, long index, List<Hash> path, SignedNote checkpoint) {
  /** Longest file that is read. */
  public static final int LONGEST = 128 * 1024;

  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  public TlogProof {
    path = List.copyOf(path);
    extra = extra.clone();
  }

  public TlogProof(InclusionProof proof, SignedNote checkpoint) {
    this(new byte[0], proof.index(), proof.path(), checkpoint);
  }

  /** Reads a proof file; refuses whatever the form does not allow. */
  public static TlogProof parse(String text) throws InvalidProofException {
    if (text.length() > LONGEST) {
      throw new InvalidProofException("a proof file has at most 131072 characters");
    }
    int end = text.indexOf("\n\n");
    if (end < 0) {
      throw new InvalidProofException("a proof file is a proof, an empty line and a checkpoint");
    }
    List<String> lines = Arrays.asList(text.substring(0, end).split("\n", -1));
    if (!lines.getFirst().equals(HEADER)) {
      throw new InvalidProofException("the first line of a proof file is " + HEADER);
    }
    boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith(EXTRA);
    try {
      SignedNote checkpoint = SignedNote.parse(text.substring(end + 2));
      return parse(
          hasExtra ? lines.get(1) : "", lines.subList(hasExtra ? 2 : 1, lines.size()), checkpoint);
    } catch (IllegalArgumentException | InvalidNoteException e) {
      throw new InvalidProofException("not a proof file: " + e.getMessage());
    }
  }

  private static TlogProof parse(String extra, List<String> lines, SignedNote checkpoint)
      throws InvalidNoteException, InvalidProofException {
    if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
      throw new InvalidProofException("a proof file has a line with the index");
    }
    long index = Checkpoint.size(lines.getFirst().substring(INDEX.length()));
    byte[] bytes =
        extra.isEmpty() ? new byte[0] : Base64.getDecoder().decode(extra.substring(EXTRA.length()));
    return new TlogProof(bytes, index, HashLines.parse(lines.subList(1, lines.size())), checkpoint);
  }

  /** The file. */
  public String encode() {
    String extraLine =
        extra.length == 0 ? "" : EXTRA + Base64.getEncoder().encodeToString(extra) + "\n";
    return HEADER
        + "\n"
        + extraLine
        + INDEX
        + index
        + "\n"
        + HashLines.write(path)
        + "\n"
        + checkpoint.encode();
  }

  /**
   * Verifies that the entry is in the log.
   *
   * @param entry data of the leaf
   * @return the checkpoint that vouches for it, with its signers
   */
  public VerifiedCheckpoint verify(byte[] entry, TrustPolicy policy)
      throws InvalidProofException, InvalidNoteException {
    VerifiedCheckpoint verified = policy.verify(checkpoint);
    Checkpoint tree = verified.checkpoint();
    new InclusionProof(index, tree.size(), path).verify(MerkleTree.leafHash(entry), tree.root());
    return verified;
  }

  @Override
  public byte[] extra() {
    return extra.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TlogProof proof && encode().equals(proof.encode());
  }

  @Override
  public int hashCode() {
    return Long.hashCode(index);
  }
}
