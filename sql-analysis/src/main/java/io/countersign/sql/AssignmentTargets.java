package io.countersign.sql;

import java.util.List;
import java.util.Set;

/**
 * Leaves of a target such as {@code a[1].b} the column, which is what is written; its subscripts
 * have to be literals.
 */
final class AssignmentTargets {
  private AssignmentTargets() {}

  /** {@code SET a[1].b = …, c.d = …} */
  static int ofUpdate(Simplification target, List<Token> in, int at) {
    if (!SyntaxWords.isSyntax(in, at)) {
      return at;
    }
    int depth = 0;
    int copied = at;
    boolean expected = true;
    for (int i = at + 1; i < in.size() && depth >= 0; i++) {
      String mark = SyntaxWords.mark(in, i);
      if (depth == 0 && Set.of("where", "from", "returning", "when", "select").contains(mark)) {
        break;
      }
      if (expected && depth <= 1 && isName(in, i)) {
        int end = afterPath(in, i + 1);
        if (end > i + 1 && SyntaxWords.mark(in, end).equals("=")) {
          copy(target, copied, i + 1, at);
          copied = end;
          i = end - 1;
        }
        expected = false;
      } else if (!mark.equals("(")) {
        expected = false;
      }
      if (depth == 0 && mark.equals(",")) {
        expected = true;
      }
      depth +=
          mark.equals("(") || mark.equals("[") ? 1 : mark.equals(")") || mark.equals("]") ? -1 : 0;
    }
    return copied == at ? at : copied;
  }

  /** The list behind {@code INSERT INTO t [AS a] (}. */
  static int ofInsert(Simplification target, List<Token> in, int at) {
    if (!SyntaxWords.mark(in, at - 1).equals("insert")) {
      return at;
    }
    int open = afterName(in, at + 1);
    if (SyntaxWords.mark(in, open).equals("as")) {
      open += 2;
    }
    return SyntaxWords.mark(in, open).equals("(") ? list(target, in, at, open) : at;
  }

  private static int list(Simplification target, List<Token> in, int at, int open) {
    int copied = at;
    for (int i = open + 1; i < in.size() && isName(in, i); i++) {
      int end = afterPath(in, i + 1);
      boolean last = SyntaxWords.mark(in, end).equals(")");
      if (!last && !SyntaxWords.mark(in, end).equals(",")) {
        break;
      }
      if (end > i + 1) {
        copy(target, copied, i + 1, at);
        copied = end;
      }
      i = end;
      if (last) {
        break;
      }
    }
    return copied;
  }

  /** {@code ON CONFLICT (a COLLATE x opclass, …)}: what compares the values is not told. */
  static int ofConflict(Simplification target, List<Token> in, int at) {
    if (!SyntaxWords.mark(in, at - 1).equals("on") || !SyntaxWords.mark(in, at + 1).equals("(")) {
      return at;
    }
    target.plain(at, at + 2);
    int depth = 1;
    int i = at + 2;
    while (i < in.size() && depth > 0) {
      String mark = SyntaxWords.mark(in, i);
      depth += mark.equals("(") ? 1 : mark.equals(")") ? -1 : 0;
      boolean behindOperand = isName(in, i - 1) || SyntaxWords.mark(in, i - 1).equals(")");
      if (depth == 1 && mark.equals("collate")) {
        i = afterName(in, i + 1);
      } else if (depth == 1 && behindOperand && isName(in, i)) {
        i = afterName(in, i);
      } else {
        target.plain(i, i + 1);
        i++;
      }
    }
    return i;
  }

  private static void copy(Simplification target, int from, int to, int rule) {
    int start = from;
    if (from == rule) {
      target.plain(from, from + 1);
      start++;
    }
    target.copy(start, to);
  }

  private static int afterName(List<Token> in, int at) {
    return SyntaxWords.mark(in, at + 1).equals(".") ? at + 3 : at + 1;
  }

  /** Behind subscripts of literals and names of fields. */
  private static int afterPath(List<Token> in, int from) {
    int at = from;
    while (true) {
      if (SyntaxWords.mark(in, at).equals(".") && isName(in, at + 1)) {
        at += 2;
      } else if (SyntaxWords.mark(in, at).equals("[")) {
        int end = at + 1;
        while (isLiteral(in, end)) {
          end++;
        }
        if (!SyntaxWords.mark(in, end).equals("]")) {
          return from;
        }
        at = end + 1;
      } else {
        return at;
      }
    }
  }

  private static boolean isLiteral(List<Token> in, int at) {
    return Set.of("<number>", "<string>", ":", "-").contains(SyntaxWords.mark(in, at));
  }

  private static boolean isName(List<Token> in, int at) {
    return at < in.size()
        && (in.get(at).is(Token.Kind.QUOTED_NAME)
            || (in.get(at).is(Token.Kind.WORD) && !SyntaxWords.isSyntax(in, at)));
  }
}
