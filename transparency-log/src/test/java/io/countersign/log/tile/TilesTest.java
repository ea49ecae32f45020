package io.countersign.log.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.log.Hash;
import io.countersign.log.NaiveTree;
import io.countersign.log.Proofs;
import io.countersign.log.UnreadableTreeException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {
  @TempDir Path folder;
  private final Map<String, byte[]> files = new HashMap<>();

  /** The path of the index 1234067 is the example of C2SP tlog-tiles. */
  @Test
  void writesPathsAsTheSpecificationDoes() {
    assertThat(new TileId(0, 1234067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new TileId(1, 0, 17).path()).isEqualTo("tile/1/000.p/17");
    assertThat(new EntryBundleId(999, 256).path()).isEqualTo("tile/entries/999");
    assertThat(new EntryBundleId(1000, 1).path()).isEqualTo("tile/entries/x001/000.p/1");
    assertThat(TileId.parse("tile/0/x001/x234/067.p/5")).isEqualTo(new TileId(0, 1234067, 5));
    assertThat(EntryBundleId.parse("tile/entries/x001/000"))
        .isEqualTo(new EntryBundleId(1000, 256));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/1",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/01",
        "tile/00/001",
        "tile/8/001",
        "tile/0/x000/001",
        "tile/0/x001/67",
        "tile/0/001/067",
        "tile/0/-01",
        "tile/0/x001/",
        "tile/0",
        "tile/entries/001",
        "/tile/0/001",
        "tile/0/001/",
        "tile/0/١٢٣",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
        "tile/0/../001",
        "tile/7/001"
      })
  void refusesPathsThatTheSpecificationDoesNotKnow(String path) {
    assertThatThrownBy(() -> TileId.parse(path)).isInstanceOf(IllegalArgumentException.class);
  }

  /** The trees of 70,000 and of 256 leaves are examples of C2SP tlog-tiles. */
  @Test
  void hasThePartialTilesOfTheSpecification() {
    assertThat(TileId.partial(70_000))
        .containsExactly(new TileId(0, 273, 112), new TileId(1, 1, 17), new TileId(2, 0, 1));
    assertThat(TileId.partial(256)).containsExactly(new TileId(1, 0, 1));
    assertThat(TileId.partial(0)).isEmpty();
    assertThat(TileId.partial(Long.MAX_VALUE)).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256, 257, 511, 512, 600, 66_000})
  void readsBackTheTreeThatItWrote(int size) {
    NaiveTree tree = NaiveTree.of(size);
    TileReader reader = new TileReader(this::read, size, write(tree));
    for (int step = 0; step < 20; step++) {
      int index = (int) (step * 7919L % size);
      assertThat(reader.read(0, index)).isEqualTo(tree.leaves().get(index));
    }
    assertThat(new Proofs(reader).inclusion(size / 3, size))
        .isEqualTo(new Proofs(tree).inclusion(size / 3, size));
    assertThat(new Proofs(reader).consistency((size + 1) / 2, size))
        .isEqualTo(new Proofs(tree).consistency((size + 1) / 2, size));
  }

  @Test
  void growsOnFromWhatIsStored() {
    NaiveTree tree = NaiveTree.of(1100);
    Hash root = write(tree.first(700));
    TileBuilder resumed =
        TileBuilder.resume(700, new TileReader(this::read, 700, root), this::store);
    tree.leaves().subList(700, 1100).forEach(resumed::append);
    assertThat(resumed.root()).isEqualTo(tree.root());
    storeEdge(resumed);
    assertThat(new TileReader(this::read, 1100, tree.root()).read(0, 1023))
        .isEqualTo(tree.leaves().get(1023));
  }

  @Test
  void namesTheTileThatWasChanged() {
    Hash root = write(NaiveTree.of(66_000));
    for (String path : List.of("tile/0/003", "tile/1/000")) {
      byte[] sound = files.get(path).clone();
      files.get(path)[77] ^= 1;
      TileReader reader = new TileReader(this::read, 66_000, root);
      assertThatThrownBy(() -> reader.read(0, 3 * 256))
          .isInstanceOf(UnreadableTreeException.class)
          .hasMessageContaining(path);
      files.put(path, sound);
    }
    files.get("tile/0/257.p/208")[0] ^= 1;
    assertThatThrownBy(() -> new TileReader(this::read, 66_000, root))
        .hasMessageContaining("right edge");
    files.remove("tile/0/257.p/208");
    assertThatThrownBy(() -> new TileReader(this::read, 66_000, root))
        .hasMessageContaining("tile/0/257.p/208 is missing");
  }

  @Test
  void readsAPartialTileFromTheFullOneThatReplacedIt() {
    NaiveTree tree = NaiveTree.of(256);
    write(tree);
    write(tree.first(100));
    files.remove("tile/0/000.p/100");
    assertThat(new TileReader(this::read, 100, tree.first(100).root()).read(0, 99))
        .isEqualTo(tree.leaves().get(99));
  }

  @Test
  void refusesTilesOfAnotherLength() {
    assertThatThrownBy(() -> Tile.parse(new byte[33], 1)).hasMessageContaining("has 32 bytes");
    assertThatThrownBy(() -> Tile.of(List.of())).hasMessageContaining("1 to 256");
  }

  @Test
  void keepsEntriesBehindTheirLengths() {
    List<byte[]> entries = List.of(new byte[0], new byte[] {7}, new byte[65_535]);
    byte[] bundle = EntryBundle.write(entries);
    assertThat(bundle).startsWith(0, 0, 0, 1, 7, 0xff, 0xff);
    assertThat(EntryBundle.read(bundle)).usingRecursiveComparison().isEqualTo(entries);
    assertThatThrownBy(() -> EntryBundle.write(List.of(new byte[65_536])))
        .hasMessageContaining("at most 65535");
    assertThatThrownBy(() -> EntryBundle.read(new byte[] {0})).hasMessageContaining("cut off");
    assertThatThrownBy(() -> EntryBundle.read(new byte[] {0, 2, 1}))
        .hasMessageContaining("cut off");
  }

  @Test
  void writesAFileOnceAndNeverAgain() {
    FolderTileStore store = new FolderTileStore(folder);
    store.writeOnce("tile/0/000", new byte[] {1});
    store.writeOnce("tile/0/000", new byte[] {1});
    assertThatThrownBy(() -> store.writeOnce("tile/0/000", new byte[] {2}))
        .isInstanceOf(AlreadyWrittenException.class);
    assertThat(store.read("tile/0/000")).contains(new byte[] {1});
    assertThat(store.read("tile/0/001")).isEmpty();
    assertThatThrownBy(() -> store.read("../outside")).hasMessageContaining("within the store");
    store.replace("checkpoint", new byte[] {1});
    store.replace("checkpoint", new byte[] {2});
    assertThat(store.read("checkpoint")).contains(new byte[] {2});
    assertThat(folder.resolve("tile/0").toFile().list()).containsExactly("000");
  }

  private Hash write(NaiveTree tree) {
    TileBuilder builder = new TileBuilder(this::store);
    tree.leaves().forEach(builder::append);
    storeEdge(builder);
    return builder.root();
  }

  private void storeEdge(TileBuilder builder) {
    TileId.partial(builder.size()).forEach(id -> store(id, builder.partial(id)));
  }

  private void store(TileId id, Tile tile) {
    files.put(id.path(), tile.toBytes());
  }

  private Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path));
  }
}
