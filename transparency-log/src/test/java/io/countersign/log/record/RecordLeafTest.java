package io.countersign.log.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RecordLeafTest {
  private static final byte[] NONE = new byte[0];
  private static final Hash SOME = MerkleTree.sha256(new byte[] {1});

  @Test
  void isLaidOutAsDocumented() {
    RecordLeaf leaf = RecordLeaf.of(record(NONE, List.of(), null));
    String emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assertThat(HexFormat.of().formatHex(leaf.encode()))
        .isEqualTo(
            "01"
                + "0001"
                + "74"
                + "00000002"
                + "0000000000000003"
                + "ffffffffffffffff"
                + "01"
                + emptyHash
                + HexFormat.of().formatHex(MerkleTree.sha256(new byte[4]).toBytes())
                + "00");
  }

  @Test
  void hashesHeadersAsDocumented() {
    List<LogHeader> headers = List.of(header("a", "b".getBytes(UTF_8)), header("c", null));
    byte[] laidOut = HexFormat.of().parseHex("0000000200000001610100000001620000000163" + "00");
    assertThat(RecordLeaf.of(record(null, headers, null)).headers())
        .isEqualTo(MerkleTree.sha256(laidOut));
  }

  @Test
  void staysBelow256BytesForOurTopics() {
    RecordLeaf leaf =
        new RecordLeaf(
            "countersign.administration", 0, 0, 0, Optional.of(SOME), SOME, Optional.of(SOME));
    assertThat(leaf.encode()).hasSizeLessThan(256);
  }

  @Property(tries = 300)
  void readsWhatItWrote(
      @ForAll @AlphaChars @StringLength(min = 1, max = 249) String topic,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int partition,
      @ForAll @LongRange(max = Long.MAX_VALUE) long offset,
      @ForAll long timestamp,
      @ForAll boolean key,
      @ForAll boolean value) {
    RecordLeaf leaf =
        new RecordLeaf(topic, partition, offset, timestamp, some(key), SOME, some(value));
    assertThat(RecordLeaf.parse(leaf.encode())).isEqualTo(leaf);
  }

  @Property(tries = 300)
  void hasOneSpellingOnly(@ForAll @IntRange(max = 200 * 8) int bit) {
    byte[] leaf = new RecordLeaf("topic", 1, 2, 3, some(true), SOME, some(true)).encode();
    leaf[bit / 8 % leaf.length] ^= (byte) (1 << bit % 8);
    try {
      assertThat(RecordLeaf.parse(leaf).encode()).isEqualTo(leaf);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  @Test
  void refusesEveryLeafThatIsCutOffOrGoesOn() {
    byte[] leaf = new RecordLeaf("topic", 1, 2, 3, some(true), SOME, some(false)).encode();
    for (int length = 0; length < leaf.length; length++) {
      byte[] cut = Arrays.copyOf(leaf, length);
      assertThatThrownBy(() -> RecordLeaf.parse(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> RecordLeaf.parse(Arrays.copyOf(leaf, leaf.length + 1)))
        .hasMessageContaining("after the leaf");
    leaf[0] = 2;
    assertThatThrownBy(() -> RecordLeaf.parse(leaf)).hasMessageContaining("version 2");
  }

  @Test
  void tellsAbsentFromEmptyAndOneHeaderFromTwo() {
    LogHeader empty = header("a", NONE);
    LogHeader absent = header("a", null);
    assertThat(
            List.of(
                RecordLeaf.of(record(null, List.of(), null)).hash(),
                RecordLeaf.of(record(NONE, List.of(), null)).hash(),
                RecordLeaf.of(record(null, List.of(), NONE)).hash(),
                RecordLeaf.of(record(null, List.of(empty), null)).hash(),
                RecordLeaf.of(record(null, List.of(absent), null)).hash(),
                RecordLeaf.of(record(null, List.of(empty, absent), null)).hash(),
                RecordLeaf.of(record(null, List.of(absent, empty), null)).hash(),
                RecordLeaf.of(record(null, List.of(header("ab", NONE)), null)).hash(),
                RecordLeaf.of(record(null, List.of(header("a", "b".getBytes(UTF_8))), null))
                    .hash()))
        .doesNotHaveDuplicates();
  }

  private static Optional<Hash> some(boolean there) {
    return there ? Optional.of(SOME) : Optional.empty();
  }

  private static LogHeader header(String name, byte[] value) {
    return new LogHeader(name.getBytes(UTF_8), value);
  }

  private static LogRecord record(byte[] key, List<LogHeader> headers, byte[] value) {
    return new LogRecord("t", 2, 3, -1, key, headers, value);
  }
}
