package io.countersign.sql;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what was used last, up to a number of entries and of bytes. Safe for many threads. */
final class Memory<V> {
  /** As many locks, so that threads rarely wait for one another. */
  private static final int PARTS = 16;

  private final Part<V>[] parts;

  @SuppressWarnings("unchecked")
  Memory(int maximumEntries, long maximumBytes) {
    parts = (Part<V>[]) new Part<?>[PARTS];
    for (int i = 0; i < PARTS; i++) {
      parts[i] = new Part<>(Math.max(1, maximumEntries / PARTS), maximumBytes / PARTS);
    }
  }

  @Nullable V get(String key) {
    return part(key).get(key);
  }

  /**
   * @param bytes how much room the value takes, about
   */
  void put(String key, V value, long bytes) {
    part(key).put(key, value, bytes + 2L * key.length());
  }

  int entries() {
    int entries = 0;
    for (Part<V> part : parts) {
      entries += part.entries();
    }
    return entries;
  }

  long bytes() {
    long bytes = 0;
    for (Part<V> part : parts) {
      bytes += part.bytes();
    }
    return bytes;
  }

  private Part<V> part(String key) {
    int hash = key.hashCode();
    return parts[(hash ^ (hash >>> 16)) & (PARTS - 1)];
  }

  private record Entry<V>(V value, long bytes) {}

  private static final class Part<V> {
    private final LinkedHashMap<String, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int maximumEntries;
    private final long maximumBytes;
    private long bytes;

    Part(int maximumEntries, long maximumBytes) {
      this.maximumEntries = maximumEntries;
      this.maximumBytes = maximumBytes;
    }

    synchronized @Nullable V get(String key) {
      Entry<V> entry = entries.get(key);
      return entry == null ? null : entry.value;
    }

    synchronized void put(String key, V value, long size) {
      if (size > maximumBytes) {
        return;
      }
      Entry<V> before = entries.put(key, new Entry<>(value, size));
      bytes += size - (before == null ? 0 : before.bytes);
      Iterator<Map.Entry<String, Entry<V>>> oldest = entries.entrySet().iterator();
      while (entries.size() > maximumEntries || bytes > maximumBytes) {
        bytes -= oldest.next().getValue().bytes;
        oldest.remove();
      }
    }

    synchronized int entries() {
      return entries.size();
    }

    synchronized long bytes() {
      return bytes;
    }
  }
}
