package io.countersign.sql;

import io.countersign.contracts.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the constants that a write may put into columns, and into which: by {@code SET a = …} and
 * by their place among {@code VALUES}. Those in conditions, and those that are only searched for,
 * are left out. Where it is not sure of the column it names none.
 */
public final class WrittenValues {
  private static final int NOWHERE = -1;
  private static final Set<String> CONDITIONS = Set.of("where", "having", "when", "on");

  /** An ON that begins no condition. */
  private static final Set<String> CLASHES = Set.of("conflict", "duplicate");

  private static final Set<String> ENDS =
      Set.of(
          "then",
          "else",
          "end",
          "set",
          "select",
          "union",
          "except",
          "intersect",
          "group",
          "order",
          "limit",
          "returning",
          "values");

  /** What comes behind the condition of a join. */
  private static final Set<String> NEXT_SOURCES =
      Set.of(",", "join", "inner", "cross", "left", "right", "full", "natural", "straight_join");

  /** Functions too. */
  private static final Set<String> SIDES = Set.of("left", "right");

  private static final Set<String> ENDS_OF_SET = Set.of("where", "from", "returning", "when");

  private final List<Token> tokens;
  private final List<WrittenValue> found = new ArrayList<>();
  private final Arguments arguments = new Arguments();
  private List<String> columns = List.of();
  private int depth;
  private int condition = NOWHERE;
  private int cases;
  private int set = NOWHERE;
  private int rows = NOWHERE;
  private int position;
  private @Nullable String assigned;

  private WrittenValues(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Of a text with a single statement; none if it cannot be split into tokens. */
  public static List<WrittenValue> of(Dialect dialect, String sql) {
    try {
      List<WrittenValue> found = new ArrayList<>();
      for (List<Token> statement : SqlAnalyzer.reader(dialect).statements(sql)) {
        found.addAll(new WrittenValues(statement).read());
      }
      return found;
    } catch (Unreadable e) {
      return List.of();
    }
  }

  private List<WrittenValue> read() {
    for (int i = 0; i < tokens.size(); i++) {
      String mark = SyntaxWords.mark(tokens, i);
      nest(mark);
      arguments.read(tokens, i);
      conditions(i, mark);
      if (condition == NOWHERE) {
        clauses(i, mark);
        constant(tokens.get(i));
      }
    }
    return found;
  }

  private void nest(String mark) {
    if (mark.equals("(")) {
      depth++;
      position = depth == rows + 1 ? 0 : position;
    } else if (mark.equals(")")) {
      depth--;
      condition = condition > depth ? NOWHERE : condition;
      set = set > depth ? NOWHERE : set;
      rows = rows > depth ? NOWHERE : rows;
    }
  }

  private void conditions(int at, String mark) {
    cases += mark.equals("case") ? 1 : mark.equals("end") ? -1 : 0;
    if (beginsCondition(at, mark)) {
      if (condition == NOWHERE) {
        condition = depth;
      }
      set = set == depth && cases == 0 ? NOWHERE : set;
    } else if (condition == depth && (ENDS.contains(mark) || isNextSource(at, mark))) {
      condition = NOWHERE;
    }
  }

  /** {@code ON CONFLICT} and {@code DISTINCT ON} begin none. */
  private boolean beginsCondition(int at, String mark) {
    return CONDITIONS.contains(mark)
        && !(mark.equals("on")
            && (CLASHES.contains(SyntaxWords.mark(tokens, at + 1))
                || SyntaxWords.mark(tokens, at - 1).equals("distinct")));
  }

  private boolean isNextSource(int at, String mark) {
    return NEXT_SOURCES.contains(mark)
        && !(SIDES.contains(mark) && SyntaxWords.mark(tokens, at + 1).equals("("));
  }

  private void clauses(int at, String mark) {
    switch (mark) {
      case "into" -> columns = listBehind(afterName(at + 1));
      case "insert" -> columns = listBehind(at + 1);
      case "set" -> beginSet();
      case "update" -> {
        if (SyntaxWords.mark(tokens, at - 1).equals("key")) {
          beginSet(); // ON DUPLICATE KEY UPDATE
        }
      }
      case "values" -> rows = depth;
      case "=" -> {
        if (set == depth && assigned == null) {
          assigned = name(at - 1);
        }
      }
      case "," -> {
        assigned = set == depth ? null : assigned;
        position += rows != NOWHERE && depth == rows + 1 ? 1 : 0;
      }
      default -> {
        if (set == depth && ENDS_OF_SET.contains(mark)) {
          set = NOWHERE;
        }
      }
    }
  }

  private void beginSet() {
    set = depth;
    assigned = null;
  }

  private void constant(Token token) {
    if (arguments.areSearchedFor()) {
      return;
    }
    if (token.is(Token.Kind.STRING)) {
      found.add(new WrittenValue.Literal(column(), inside(token.text())));
    } else if (token.is(Token.Kind.PARAMETER)) {
      found.add(new WrittenValue.Placeholder(column(), token.parameterIndex()));
    }
  }

  private @Nullable String column() {
    if (set != NOWHERE) {
      return assigned;
    }
    return rows != NOWHERE && position < columns.size() ? columns.get(position) : null;
  }

  /** Behind {@code schema.table AS alias}. */
  private int afterName(int at) {
    int behind = at + 1;
    while (SyntaxWords.mark(tokens, behind).equals(".")) {
      behind += 2;
    }
    if (SyntaxWords.mark(tokens, behind).equals("as")) {
      behind += 2;
    }
    return behind;
  }

  /** The names between parentheses; none if there is anything else. */
  private List<String> listBehind(int open) {
    List<String> names = new ArrayList<>();
    int at = open;
    while (SyntaxWords.mark(tokens, at).equals(at == open ? "(" : ",")) {
      String name = name(at + 1);
      if (name == null) {
        return List.of();
      }
      names.add(name);
      at += 2;
    }
    return SyntaxWords.mark(tokens, at).equals(")") ? names : List.of();
  }

  private @Nullable String name(int at) {
    boolean name =
        at >= 0
            && at < tokens.size()
            && (tokens.get(at).is(Token.Kind.WORD) || tokens.get(at).is(Token.Kind.QUOTED_NAME));
    return name ? tokens.get(at).name() : null;
  }

  private static String inside(String literal) {
    int quote = Math.max(0, Math.max(literal.indexOf('\''), literal.indexOf('"')));
    boolean enclosed =
        literal.length() > quote + 1
            && literal.charAt(quote) == literal.charAt(literal.length() - 1);
    return enclosed ? literal.substring(quote + 1, literal.length() - 1) : literal;
  }
}
