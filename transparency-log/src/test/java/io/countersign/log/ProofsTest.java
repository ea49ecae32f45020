package io.countersign.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Against the definition of RFC 6962, and against everything that is one step away from a proof.
 */
class ProofsTest {
  private static final int MOST = 600;
  private static final NaiveTree TREE = NaiveTree.of(MOST);

  @Test
  void growsToTheRootsOfTheDefinition() {
    Frontier frontier = new Frontier();
    for (int size = 0; size < MOST; size++) {
      assertThat(frontier.root()).isEqualTo(TREE.first(size).root());
      Frontier resumed = Frontier.resume(size, frontier.subtrees());
      assertThat(Frontier.read(size, TREE).subtrees()).isEqualTo(frontier.subtrees());
      resumed.append(TREE.leaves().get(size));
      frontier.append(TREE.leaves().get(size));
      assertThat(resumed.root()).isEqualTo(frontier.root());
    }
  }

  @Property(tries = 300)
  void inclusionIsThatOfTheDefinition(
      @ForAll @IntRange(min = 1, max = MOST) int size, @ForAll @IntRange(max = MOST - 1) int any)
      throws Exception {
    int index = any % size;
    InclusionProof proof = new Proofs(TREE).inclusion(index, size);
    assertThat(proof.path()).isEqualTo(TREE.first(size).path(index));
    proof.verify(TREE.leaves().get(index), TREE.first(size).root());
  }

  @Property(tries = 300)
  void consistencyIsThatOfTheDefinition(
      @ForAll @IntRange(min = 1, max = MOST) int size, @ForAll @IntRange(max = MOST - 1) int any)
      throws Exception {
    int old = 1 + any % size;
    ConsistencyProof proof = new Proofs(TREE).consistency(old, size);
    assertThat(proof.path()).isEqualTo(TREE.first(size).proof(old));
    proof.verify(TREE.first(old).root(), TREE.first(size).root());
  }

  @Property(tries = 200)
  void noOtherInclusionPasses(
      @ForAll @IntRange(min = 1, max = MOST) int size,
      @ForAll @IntRange(max = MOST - 1) int any,
      @ForAll @IntRange(max = 1 << 20) int bit) {
    int index = any % size;
    Hash leaf = TREE.leaves().get(index);
    Hash root = TREE.first(size).root();
    InclusionProof proof = new Proofs(TREE).inclusion(index, size);
    assertRefused(proof, flipped(leaf, bit), root);
    assertRefused(proof, leaf, flipped(root, bit));
    for (List<Hash> path : mutations(proof.path(), bit)) {
      assertRefused(new InclusionProof(index, size, path), leaf, root);
    }
    for (long other = 0; other < size; other++) {
      if (other != index) {
        assertRefused(new InclusionProof(other, size, proof.path()), leaf, root);
      }
    }
  }

  @Property(tries = 200)
  void noOtherConsistencyPasses(
      @ForAll @IntRange(min = 1, max = MOST) int size,
      @ForAll @IntRange(max = MOST - 1) int any,
      @ForAll @IntRange(max = 1 << 20) int bit) {
    int old = 1 + any % size;
    Hash oldRoot = TREE.first(old).root();
    Hash newRoot = TREE.first(size).root();
    ConsistencyProof proof = new Proofs(TREE).consistency(old, size);
    assertRefused(proof, flipped(oldRoot, bit), newRoot);
    assertRefused(proof, oldRoot, flipped(newRoot, bit));
    for (List<Hash> path : mutations(proof.path(), bit)) {
      assertRefused(new ConsistencyProof(old, size, path), oldRoot, newRoot);
    }
    for (long other = 1; other < size; other++) {
      if (other != old) {
        assertRefused(new ConsistencyProof(other, size, proof.path()), oldRoot, newRoot);
      }
    }
  }

  @Test
  void refusesSizesAndIndicesThatNoTreeHas() {
    Hash root = TREE.root();
    for (long size : new long[] {0, -1, Long.MIN_VALUE}) {
      assertRefused(new InclusionProof(0, size, List.of()), root, root);
    }
    for (long index : new long[] {1, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertRefused(new InclusionProof(index, 1, List.of()), root, root);
    }
    assertRefused(new InclusionProof(Long.MAX_VALUE - 1, Long.MAX_VALUE, List.of()), root, root);
    assertRefused(new ConsistencyProof(-1, -1, List.of()), root, root);
    assertRefused(new ConsistencyProof(2, 1, List.of()), root, root);
    assertThatThrownBy(() -> new Proofs(TREE).inclusion(3, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Proofs(TREE).consistency(0, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void provesNothingFromTheEmptyTree() {
    Hash empty = MerkleTree.emptyRoot();
    assertRefused(new ConsistencyProof(0, 0, List.of()), empty, empty);
    assertRefused(
        new ConsistencyProof(0, 7, List.of()), MerkleTree.emptyRoot(), TREE.first(7).root());
  }

  @Test
  void refusesHashesOfAnotherLength() {
    assertThatThrownBy(() -> Hash.of(new byte[31])).hasMessageContaining("32 bytes, not 31");
    assertThatThrownBy(() -> Hash.at(new byte[40], 9)).hasMessageContaining("no 32 bytes");
    assertThatThrownBy(() -> Hash.ofBase64("AAAA")).hasMessageContaining("44 characters");
    assertThatThrownBy(() -> Hash.ofBase64("A".repeat(42) + "B="))
        .hasMessageContaining("canonical");
  }

  @Test
  void refusesToResumeFromAnotherNumberOfHashes() {
    assertThatThrownBy(() -> Frontier.resume(7, List.of(TREE.root())))
        .hasMessageContaining("3 complete subtrees, not 1");
    assertThatThrownBy(() -> Frontier.resume(-1, List.of())).hasMessageContaining("from 0");
  }

  private static List<List<Hash>> mutations(List<Hash> path, int bit) {
    List<List<Hash>> mutations = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      List<Hash> changed = new ArrayList<>(path);
      changed.set(i, flipped(path.get(i), bit));
      mutations.add(changed);
    }
    List<Hash> longer = new ArrayList<>(path);
    longer.add(TREE.root());
    mutations.add(longer);
    if (!path.isEmpty()) {
      mutations.add(path.subList(1, path.size()));
      mutations.add(path.subList(0, path.size() - 1));
    }
    return mutations;
  }

  private static Hash flipped(Hash hash, int bit) {
    byte[] bytes = hash.toBytes();
    bytes[bit / 8 % bytes.length] ^= (byte) (1 << bit % 8);
    return Hash.of(bytes);
  }

  private static void assertRefused(InclusionProof proof, Hash leaf, Hash root) {
    assertThatThrownBy(() -> proof.verify(leaf, root)).isInstanceOf(InvalidProofException.class);
  }

  private static void assertRefused(ConsistencyProof proof, Hash oldRoot, Hash newRoot) {
    assertThatThrownBy(() -> proof.verify(oldRoot, newRoot))
        .isInstanceOf(InvalidProofException.class);
  }
}
