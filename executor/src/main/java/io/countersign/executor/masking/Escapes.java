package io.countersign.executor.masking;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an escape sequence of JSON (RFC 8259 §7), of URLs (RFC 3986 §2.1), of XML and HTML (XML 1.0
 * §4.1) or of C, where one begins.
 */
final class Escapes {
  private static final int LONGEST_ENTITY = 10;

  /** Those of HTML that stand for what detectors look at. */
  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("commat", "@"),
          Map.entry("period", "."),
          Map.entry("plus", "+"),
          Map.entry("lowbar", "_"),
          Map.entry("hyphen", "-"),
          Map.entry("dash", "-"),
          Map.entry("minus", "-"),
          Map.entry("ndash", "-"),
          Map.entry("mdash", "-"),
          Map.entry("colon", ":"),
          Map.entry("equals", "="),
          Map.entry("sol", "/"),
          Map.entry("lpar", "("),
          Map.entry("rpar", ")"),
          Map.entry("nbsp", " "),
          Map.entry("ensp", " "),
          Map.entry("emsp", " "),
          Map.entry("thinsp", " "),
          Map.entry("Tab", "\t"),
          Map.entry("NewLine", "\n"),
          Map.entry("shy", ""),
          Map.entry("zwj", ""),
          Map.entry("zwnj", ""));

  private Escapes() {}

  /**
   * @param meaning how it reads
   * @param length how many characters it takes
   */
  record Escape(String meaning, int length) {}

  /** What begins with this backslash, percent sign or ampersand, if that is an escape. */
  static @Nullable Escape at(String text, int start) {
    return switch (text.charAt(start)) {
      case '\\' -> afterBackslashes(text, start);
      case '%' -> percent(text, start);
      case '&' -> entity(text, start);
      default -> null;
    };
  }

  /** However often the escape was escaped again. */
  private static @Nullable Escape afterBackslashes(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) == '\\') {
      end++;
    }
    int length = end - start + 1;
    return switch (end < text.length() ? text.charAt(end) : '\0') {
      case 'n', 'r' -> new Escape("\n", length);
      case 't' -> new Escape("\t", length);
      case '/' -> new Escape("/", length);
      case '"' -> new Escape("\"", length);
      case 'u' -> unicode(text, end + 1, length);
      case 'x' -> ascii(hexadecimal(text, end + 1, 2), length + 2);
      default -> null;
    };
  }

  private static @Nullable Escape unicode(String text, int start, int prefix) {
    int first = hexadecimal(text, start, 4);
    if (first < 0) {
      return null;
    }
    int low = hexadecimal(text, start + 4 + prefix, 4);
    boolean pair =
        Character.isHighSurrogate((char) first)
            && low >= 0
            && Character.isLowSurrogate((char) low)
            && text.startsWith("\\u", start + 4 + prefix - 2);
    int length = prefix + 4;
    return pair
        ? new Escape(Folding.fold(Character.toCodePoint((char) first, (char) low)), 2 * length)
        : new Escape(Folding.fold(first), length);
  }

  private static @Nullable Escape percent(String text, int start) {
    return ascii(hexadecimal(text, start + 1, 2), 3);
  }

  private static @Nullable Escape ascii(int code, int length) {
    return code >= ' ' && code < 0x7F ? new Escape(Character.toString(code), length) : null;
  }

  private static @Nullable Escape entity(String text, int start) {
    int end = start + 1;
    while (end < text.length()
        && end - start <= LONGEST_ENTITY
        && (Characters.isWord(text.charAt(end)) || text.charAt(end) == '#')) {
      end++;
    }
    if (end == text.length() || text.charAt(end) != ';' || end == start + 1) {
      return null;
    }
    String name = text.substring(start + 1, end);
    String meaning = name.charAt(0) == '#' ? numbered(name) : ENTITIES.get(name);
    return meaning == null ? null : new Escape(meaning, end + 1 - start);
  }

  private static @Nullable String numbered(String name) {
    boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
    String digits = name.substring(hexadecimal ? 2 : 1);
    if (digits.isEmpty() || digits.chars().anyMatch(c -> Character.digit(c, 16) < 0)) {
      return null;
    }
    try {
      int code = Integer.parseInt(digits, hexadecimal ? 16 : 10);
      return Character.isValidCodePoint(code) ? Folding.fold(code) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static int hexadecimal(String text, int start, int length) {
    if (start + length > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = start; i < start + length; i++) {
      int digit = Characters.hexadecimal(text.charAt(i));
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }
}
