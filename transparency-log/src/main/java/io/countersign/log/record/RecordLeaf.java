package io.countersign.log.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * The leaf of a record. Its bytes, all numbers big-endian: version (1 byte, 1), length of the topic
 * (2, unsigned), topic (UTF-8), partition (4), offset (8), timestamp (8), then for the key one byte
 * that tells whether there is one (1) or not (0) and if so SHA-256 of it (32), SHA-256 of the
 * headers (32), and for the value as for the key. One record has one spelling only.
 *
 * @param key SHA-256 of the key; absent where there is none, unlike one of no bytes
 * @param headers SHA-256 of the headers, see {@link HeaderHash}
 * @param value SHA-256 of the value; absent where there is none
 */
public record RecordLeaf(
    String topic,
    int partition,
    long offset,
    long timestamp,
    Optional<Hash> key,
    Hash headers,
    Optional<Hash> value) {
  /** First byte of every leaf of this form. */
  public static final byte VERSION = 1;

  /** As long as Kafka lets a topic's name be. */
  private static final int LONGEST_TOPIC = 249;

  private static final int FIXED = 1 + 2 + 4 + 8 + 8 + 1 + 32 + 1;

  public RecordLeaf {
    int length = length(topic);
    if (length < 1 || length > LONGEST_TOPIC) {
      throw new IllegalArgumentException("a topic has 1 to 249 bytes, not " + length);
    }
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException("partition and offset are not negative");
    }
  }

  private static int length(String topic) {
    for (int i = 0; i < topic.length(); i++) {
      if (topic.charAt(i) >= 0x80) {
        return topic.getBytes(UTF_8).length;
      }
    }
    return topic.length();
  }

  public static RecordLeaf of(LogRecord r) {
    return new RecordLeaf(
        r.topic(),
        r.partition(),
        r.offset(),
        r.timestamp(),
        Optional.ofNullable(r.key()).map(MerkleTree::sha256),
        HeaderHash.of(r.headers()),
        Optional.ofNullable(r.value()).map(MerkleTree::sha256));
  }

  /** Data of the leaf, as {@link MerkleTree#leafHash} takes it. */
  public byte[] encode() {
    byte[] name = topic.getBytes(UTF_8);
    int length =
        FIXED
            + name.length
            + (key.isPresent() ? Hash.LENGTH : 0)
            + (value.isPresent() ? Hash.LENGTH : 0);
    ByteBuffer bytes = ByteBuffer.allocate(length);
    bytes.put(VERSION).putShort((short) name.length).put(name);
    bytes.putInt(partition).putLong(offset).putLong(timestamp);
    write(bytes, key);
    bytes.put(headers.toBytes());
    write(bytes, value);
    return bytes.array();
  }

  private static void write(ByteBuffer bytes, Optional<Hash> hash) {
    bytes.put((byte) (hash.isPresent() ? 1 : 0));
    hash.ifPresent(h -> bytes.put(h.toBytes()));
  }

  public Hash hash() {
    return MerkleTree.leafHash(encode());
  }

  /**
   * Reads {@link #encode}.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static RecordLeaf parse(byte[] data) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(data);
      byte version = bytes.get();
      if (version != VERSION) {
        throw new IllegalArgumentException("not the leaf of a record: version " + version);
      }
      RecordLeaf leaf =
          new RecordLeaf(
              topic(bytes),
              bytes.getInt(),
              bytes.getLong(),
              bytes.getLong(),
              optionalHash(bytes),
              hash(bytes),
              optionalHash(bytes));
      if (bytes.hasRemaining()) {
        throw new IllegalArgumentException("bytes after the leaf: " + bytes.remaining());
      }
      return leaf;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("the leaf is cut off", e);
    }
  }

  private static String topic(ByteBuffer bytes) {
    byte[] name = new byte[Math.min(bytes.getShort() & 0xffff, bytes.remaining() + 1)];
    bytes.get(name);
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the topic is not UTF-8", e);
    }
  }

  private static Optional<Hash> optionalHash(ByteBuffer bytes) {
    byte flag = bytes.get();
    return switch (flag) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(hash(bytes));
      default -> throw new IllegalArgumentException("neither absent (0) nor there (1): " + flag);
    };
  }

  private static Hash hash(ByteBuffer bytes) {
    if (bytes.remaining() < Hash.LENGTH) {
      throw new BufferUnderflowException();
    }
    Hash hash = Hash.at(bytes.array(), bytes.arrayOffset() + bytes.position());
    bytes.position(bytes.position() + Hash.LENGTH);
    return hash;
  }

  /** Topic, partition and offset, as messages name a record. */
  public String position() {
    return topic + "/" + partition + "/" + offset;
  }
}
