package io.countersign.executor.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names of what holds a secret, as {@code secret-names.txt} lists them, read backwards. */
final class SecretNames {
  private static final int SLOTS = 1 << 8;

  /** By the last two letters. */
  private static final Name[][] BY_END = byEnd();

  private SecretNames() {}

  /**
   * @param text in lower case, without separators
   */
  private record Name(String text, boolean word) {}

  /**
   * Where the name begins that ends before the index, or -1.
   *
   * @param from where the name may begin
   */
  static int start(String text, int from, int end) {
    if (end - from < 2) {
      return -1;
    }
    for (Name name : BY_END[slot(text.charAt(end - 2), text.charAt(end - 1))]) {
      int start = start(text, from, end, name.text);
      if (start >= 0 && !(name.word && continuesWord(text, from, start))) {
        return start;
      }
    }
    return -1;
  }

  private static int start(String text, int from, int end, String name) {
    int i = end;
    int left = name.length();
    while (left > 0 && i > from) {
      char c = Character.toLowerCase(text.charAt(--i));
      boolean separator = left < name.length() && (c == '_' || c == '-' || c == '.');
      if (c == name.charAt(left - 1)) {
        left--;
      } else if (!separator || i + 1 == end) {
        return -1;
      }
    }
    return left == 0 ? i : -1;
  }

  private static boolean continuesWord(String text, int from, int start) {
    return start > from
        && Characters.isLetter(text.charAt(start - 1))
        && !(Character.isUpperCase(text.charAt(start))
            && Character.isLowerCase(text.charAt(start - 1)));
  }

  private static int slot(char second, char last) {
    return (Character.toLowerCase(second) * 31 + Character.toLowerCase(last)) & SLOTS - 1;
  }

  private static Name[][] byEnd() {
    List<List<Name>> index = new ArrayList<>();
    for (int i = 0; i < SLOTS; i++) {
      index.add(new ArrayList<>());
    }
    for (String line : DataFile.lines("secret-names.txt")) {
      boolean word = line.startsWith("!");
      String name = line.substring(word ? 1 : 0).toLowerCase(Locale.ROOT);
      int slot = slot(name.charAt(name.length() - 2), name.charAt(name.length() - 1));
      index.get(slot).add(new Name(name, word));
    }
    return index.stream().map(names -> names.toArray(Name[]::new)).toArray(Name[][]::new);
  }
}
