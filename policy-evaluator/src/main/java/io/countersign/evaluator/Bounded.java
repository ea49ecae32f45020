package io.countersign.evaluator;

import java.util.LinkedHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A map that forgets what was not touched for longest when it would hold more than it may. */
final class Bounded<K, V> {
  private final int maximum;
  private final LinkedHashMap<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

  Bounded(int maximum) {
    this.maximum = maximum;
  }

  @Nullable V get(K key) {
    return values.get(key);
  }

  V computeIfAbsent(K key, Function<K, V> made) {
    V value = values.computeIfAbsent(key, made);
    forget();
    return value;
  }

  void put(K key, V value) {
    values.put(key, value);
    forget();
  }

  void remove(K key) {
    values.remove(key);
  }

  int size() {
    return values.size();
  }

  private void forget() {
    if (values.size() > maximum) {
      values.pollFirstEntry();
    }
  }
}
