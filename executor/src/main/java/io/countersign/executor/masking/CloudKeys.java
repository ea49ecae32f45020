package io.countersign.executor.masking;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys and tokens of services, as {@code cloud-keys.csv} lists them. */
final class CloudKeys {
  private static final List<KeyShape> SHAPES =
      DataFile.lines("cloud-keys.csv").stream().map(KeyShape::parse).toList();

  private static final KeyShape[] NONE = {};

  /** By the first two characters, seven bits each. */
  private static final KeyShape[][] BY_BEGINNING = byBeginning();

  private CloudKeys() {}

  /**
   * What a key that begins here looks like.
   *
   * @param standsAlone whether no letter or digit precedes; else only a check sum proves a key
   */
  static @Nullable KeyShape at(String text, int start, boolean standsAlone) {
    for (KeyShape shape : beginning(text, start)) {
      if (standsAlone ? shape.end(text, start) > 0 : shape.isProven(text, start)) {
        return shape;
      }
    }
    return null;
  }

  private static KeyShape[] beginning(String text, int start) {
    if (start + 1 >= text.length()) {
      return NONE;
    }
    char first = text.charAt(start);
    char second = text.charAt(start + 1);
    return first < 0x80 && second < 0x80 ? BY_BEGINNING[first << 7 | second] : NONE;
  }

  /** Keeps the public prefix. */
  static String mask(String value) {
    KeyShape shape = value.isEmpty() ? null : at(value, 0, true);
    return shape != null && shape.category().equals(Category.CLOUD_KEY)
        ? shape.prefix() + Mask.HIDDEN
        : Mask.HIDDEN;
  }

  private static KeyShape[][] byBeginning() {
    KeyShape[][] index = new KeyShape[1 << 14][];
    Arrays.fill(index, NONE);
    for (KeyShape shape : SHAPES) {
      int slot = shape.prefix().charAt(0) << 7 | shape.prefix().charAt(1);
      KeyShape[] longer = Arrays.copyOf(index[slot], index[slot].length + 1);
      longer[longer.length - 1] = shape;
      index[slot] = longer;
    }
    return index;
  }
}
