package io.countersign.log.tile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Entries one after the other, each behind its length (2 bytes, unsigned, big-endian). */
public final class EntryBundle {
  /** Bytes that an entry may have. */
  public static final int LONGEST_ENTRY = 0xffff;

  private EntryBundle() {}

  /**
   * Writes entries; how many is not limited, as batches may be kept in the same form.
   *
   * @throws IllegalArgumentException if one is too long
   */
  public static byte[] write(List<byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > LONGEST_ENTRY) {
        throw new IllegalArgumentException("an entry has at most 65535 bytes, not " + entry.length);
      }
      bytes.write(entry.length >> 8);
      bytes.write(entry.length);
      bytes.writeBytes(entry);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads entries back.
   *
   * @throws IllegalArgumentException if the last entry is cut off
   */
  public static List<byte[]> read(byte[] bytes) {
    List<byte[]> entries = new ArrayList<>();
    int place = 0;
    while (place < bytes.length) {
      if (bytes.length - place < 2) {
        throw new IllegalArgumentException("the length of an entry is cut off");
      }
      int length = ((bytes[place] & 0xff) << 8) | (bytes[place + 1] & 0xff);
      place += 2;
      if (bytes.length - place < length) {
        throw new IllegalArgumentException("an entry of " + length + " bytes is cut off");
      }
      byte[] entry = new byte[length];
      System.arraycopy(bytes, place, entry, 0, length);
      entries.add(entry);
      place += length;
    }
    return entries;
  }
}
