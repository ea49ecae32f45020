package io.countersign.sql;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of a statement, each under a spelling that is used once. Whoever asks for a name has
 * met it in the tree; a name that nobody met stands for something that nobody read.
 */
final class Names {
  private static final Pattern SPELLING = Pattern.compile("\"n[0-9]+\"");

  private final Map<String, Integer> indices = new HashMap<>();
  private final List<Token> tokens;
  private final BitSet met = new BitSet();

  Names(List<Token> tokens) {
    this.tokens = tokens;
  }

  List<Token> tokens() {
    return tokens;
  }

  String spell(int index) {
    String spelling = "\"n" + index + '"';
    indices.put(spelling, index);
    return spelling;
  }

  /** The folded name behind a spelling, or a keyword that the parser took for a name. */
  String name(@Nullable String spelling) {
    if (spelling == null) {
      throw new Unreadable("a name is missing");
    }
    Integer index = indices.get(spelling);
    if (index != null) {
      met.set(index);
      return tokens.get(index).name();
    }
    if (!isWord(spelling)) {
      throw new Unreadable("a name that is no name");
    }
    return spelling.toLowerCase(Locale.ROOT);
  }

  /** Whether the parser saw a bare keyword here, not a name. */
  boolean isKeyword(String spelling) {
    return !indices.containsKey(spelling);
  }

  boolean isQuoted(String spelling) {
    Integer index = indices.get(spelling);
    return index != null && tokens.get(index).is(Token.Kind.QUOTED_NAME);
  }

  /** Meets every name within a part of the tree that the parser keeps as text. */
  void meetAll(String part) {
    Matcher spelling = SPELLING.matcher(part);
    while (spelling.find()) {
      name(spelling.group());
    }
  }

  void requireAllMet() {
    for (int index : indices.values().stream().sorted().toList()) {
      if (!met.get(index)) {
        throw new Unreadable("a name whose part is not understood", tokens.get(index).start());
      }
    }
  }

  private static boolean isWord(String spelling) {
    return !spelling.isEmpty()
        && spelling.chars().allMatch(c -> c < 128 && (Character.isLetter(c) || c == '_'));
  }
}
