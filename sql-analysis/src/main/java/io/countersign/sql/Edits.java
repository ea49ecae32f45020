package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.contracts.TableName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes to a statement's tokens, made all at once, and the effects that they took out of it. */
final class Edits {
  private final List<Token> tokens;
  private final BitSet dropped = new BitSet();
  private final Map<Integer, Token> instead = new HashMap<>();
  private final Map<Integer, List<Token>> before = new HashMap<>();
  private final List<TableName> sequencesRead = new ArrayList<>();
  private final List<TableName> sequencesWritten = new ArrayList<>();
  private final Set<Effect> effects = EnumSet.noneOf(Effect.class);

  Edits(List<Token> tokens) {
    this.tokens = tokens;
  }

  void drop(int index) {
    dropped.set(index);
  }

  /** Drops the tokens from {@code from} to before {@code to}. */
  void drop(int from, int to) {
    dropped.set(from, to);
  }

  boolean isDropped(int index) {
    return dropped.get(index);
  }

  boolean isChanged(int index) {
    return dropped.get(index) || instead.containsKey(index);
  }

  void replace(int index, Token.Kind kind, String text) {
    instead.put(index, at(index, kind, text));
  }

  /** Makes a token a name, whatever keyword it looks like. */
  void name(int index, String name) {
    replace(index, Token.Kind.QUOTED_NAME, quoted(name));
  }

  void insert(int index, Token.Kind kind, String... texts) {
    List<Token> inserted = before.computeIfAbsent(index, _ -> new ArrayList<>());
    for (String text : texts) {
      inserted.add(at(index, kind, text));
    }
  }

  void insertName(int index, String name) {
    insert(index, Token.Kind.QUOTED_NAME, quoted(name));
  }

  /** A sequence, which stands where a column would. */
  void sequence(TableName name, boolean written) {
    (written ? sequencesWritten : sequencesRead).add(name);
  }

  /** What was taken out of the statement. */
  void report(Findings findings) {
    effects.forEach(findings::effect);
    sequencesWritten.forEach(findings::write);
    sequencesRead.forEach(findings::read);
  }

  void effect(Effect effect) {
    effects.add(effect);
  }

  List<Token> apply() {
    List<Token> edited = new ArrayList<>(tokens.size());
    for (int i = 0; i <= tokens.size(); i++) {
      edited.addAll(before.getOrDefault(i, List.of()));
      if (i < tokens.size() && !dropped.get(i)) {
        edited.add(instead.getOrDefault(i, tokens.get(i)));
      }
    }
    return List.copyOf(edited);
  }

  private Token at(int index, Token.Kind kind, String text) {
    Token near = tokens.get(Math.min(index, tokens.size() - 1));
    return new Token(kind, text, near.start(), near.end());
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
