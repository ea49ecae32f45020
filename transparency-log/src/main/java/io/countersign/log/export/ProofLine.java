package io.countersign.log.export;

import io.countersign.log.Hash;
import io.countersign.log.InclusionProof;
import io.countersign.log.InvalidProofException;
import io.countersign.log.MerkleTree;
import io.countersign.log.record.RecordLeaf;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a record of an export stands in the tree. Its text, with blanks between: the record's
 * position, and either {@code -}, or the leaf's index, the leaf and the hashes of the path in
 * Base64.
 *
 * @param position topic/partition/offset
 * @param place empty for a record that was stored too late for the checkpoint
 */
public record ProofLine(String position, Optional<Place> place) {
  private static final String TOO_LATE = "-";

  /**
   * A place in the tree.
   *
   * @param leaf the leaf's data
   */
  @SuppressWarnings("ArrayRecordComponent") // Bytes on their way; never compared.
  public record Place(long index, byte[] leaf, List<Hash> path) {
    public Place {
      path = List.copyOf(path);
    }
  }

  public String text() {
    StringBuilder text = new StringBuilder(position);
    if (place.isEmpty()) {
      return text.append(' ').append(TOO_LATE).toString();
    }
    Place there = place.get();
    text.append(' ').append(there.index());
    text.append(' ').append(Base64.getEncoder().encodeToString(there.leaf()));
    there.path().forEach(hash -> text.append(' ').append(hash.base64()));
    return text.toString();
  }

  /**
   * Reads {@link #text}.
   *
   * @throws InvalidProofException if it is anything else
   */
  public static ProofLine parse(String text) throws InvalidProofException {
    List<String> words = List.of(text.split(" ", -1));
    if (words.size() == 2 && words.get(1).equals(TOO_LATE)) {
      return new ProofLine(words.getFirst(), Optional.empty());
    }
    if (words.size() < 3) {
      throw new InvalidProofException("the line is no proof");
    }
    try {
      List<Hash> path = new ArrayList<>();
      words.subList(3, words.size()).forEach(word -> path.add(Hash.ofBase64(word)));
      byte[] leaf = Base64.getDecoder().decode(words.get(2));
      return new ProofLine(
          words.getFirst(), Optional.of(new Place(Long.parseLong(words.get(1)), leaf, path)));
    } catch (IllegalArgumentException e) {
      throw new InvalidProofException("the line is no proof: " + e.getMessage());
    }
  }

  /**
   * Verifies that the leaf is in the tree and is that of the position.
   *
   * @return the leaf; empty for a record that has no place
   */
  public Optional<RecordLeaf> verify(long size, Hash root) throws InvalidProofException {
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Place there = place.get();
    new InclusionProof(there.index(), size, there.path())
        .verify(MerkleTree.leafHash(there.leaf()), root);
    try {
      RecordLeaf leaf = RecordLeaf.parse(there.leaf());
      if (!(leaf.topic() + "/" + leaf.partition() + "/" + leaf.offset()).equals(position)) {
        throw new InvalidProofException("the leaf is that of another record");
      }
      return Optional.of(leaf);
    } catch (IllegalArgumentException e) {
      throw new InvalidProofException("the leaf is not that of a record");
    }
  }
}
