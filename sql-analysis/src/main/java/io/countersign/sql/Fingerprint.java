package io.countersign.sql;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that differ in literals, comments, spacing and the case of what is not quoted have the
 * same one. A list behind IN and the rows behind VALUES count once, however many there are. A sign
 * belongs to its number. Bind values are no literals: {@code $1} stays itself but in such a list,
 * and so do TRUE, FALSE and NULL, which change what a statement means.
 */
final class Fingerprint {
  private static final String LITERAL = "<literal>";
  private static final String LITERALS = "<literals>";
  private static final String PARAMETER = "<parameter>";
  private static final String PARAMETERS = "<parameters>";

  private final List<Token> tokens;
  private final List<String> parts = new ArrayList<>();
  private int at;

  private Fingerprint(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Digest of(List<Token> statement) {
    return CanonicalForm.of("countersign.fingerprint.v2").values(parts(statement)).digest();
  }

  static List<String> parts(List<Token> statement) {
    Fingerprint fingerprint = new Fingerprint(statement);
    while (fingerprint.at < statement.size()) {
      fingerprint.next();
    }
    return fingerprint.parts;
  }

  private void next() {
    Token token = tokens.get(at);
    if (token.is("in") && isMark(at + 1, "(")) {
      parts.add("in");
      at++;
      list();
    } else if (token.is("values") && isMark(at + 1, "(")) {
      parts.add("values");
      at++;
      rows();
    } else {
      one();
    }
  }

  private void one() {
    if (startsNumber()) {
      at++;
    }
    Token token = tokens.get(at++);
    parts.add(
        switch (token.kind()) {
          case STRING, NUMBER -> LITERAL;
          case WORD -> token.mark();
          case QUOTED_NAME, UNICODE_NAME, PARAMETER, OPERATOR, SYMBOL -> token.text();
        });
  }

  /** A list of nothing but literals, or of nothing but bind values. */
  private void list() {
    int item = at + 1;
    boolean literals = true;
    boolean parameters = true;
    while (item < tokens.size()) {
      item += isSign(item) ? 1 : 0;
      literals &= isLiteral(item);
      parameters &= isParameter(item);
      if ((!literals && !parameters) || !isMark(item + 1, ",")) {
        break;
      }
      item += 2;
    }
    if ((literals || parameters) && isMark(item + 1, ")")) {
      parts.add("(");
      parts.add(literals ? LITERALS : PARAMETERS);
      parts.add(")");
      at = item + 2;
    }
  }

  /** Rows of nothing but values; those that follow upon one of the same form are left out. */
  private void rows() {
    List<String> last = List.of();
    while (isMark(at, "(")) {
      List<String> row = new ArrayList<>();
      int end = row(row);
      if (end < 0) {
        return;
      }
      if (!row.equals(last)) {
        parts.addAll(row);
        last = row;
      }
      at = end;
      if (!isMark(at, ",") || !isMark(at + 1, "(")) {
        return;
      }
      at++;
    }
  }

  /** The index behind a row, or -1 if it is none of values alone. */
  private int row(List<String> row) {
    row.add("(");
    for (int cell = at + 1; cell < tokens.size(); cell += 2) {
      cell += isSign(cell) ? 1 : 0;
      if (isLiteral(cell)) {
        row.add(LITERAL);
      } else if (isParameter(cell)) {
        row.add(PARAMETER);
      } else if (isMark(cell, "default") || isMark(cell, "null")) {
        row.add(tokens.get(cell).mark());
      } else {
        return -1;
      }
      if (isMark(cell + 1, ")")) {
        row.add(")");
        return cell + 2;
      }
      if (!isMark(cell + 1, ",")) {
        return -1;
      }
    }
    return -1;
  }

  /** A sign in front of a number, and not between two operands. */
  private boolean startsNumber() {
    if (!isSign(at)) {
      return false;
    }
    if (at == 0) {
      return true;
    }
    Token before = tokens.get(at - 1);
    return switch (before.kind()) {
      case OPERATOR -> true;
      case SYMBOL -> !before.is(")") && !before.is("]");
      case WORD -> SyntaxWords.isSyntax(tokens, at - 1);
      default -> false;
    };
  }

  private boolean isSign(int index) {
    return (isMark(index, "-") || isMark(index, "+"))
        && index + 1 < tokens.size()
        && tokens.get(index + 1).is(Token.Kind.NUMBER);
  }

  private boolean isLiteral(int index) {
    return index < tokens.size()
        && (tokens.get(index).is(Token.Kind.STRING) || tokens.get(index).is(Token.Kind.NUMBER));
  }

  private boolean isParameter(int index) {
    return index < tokens.size() && tokens.get(index).is(Token.Kind.PARAMETER);
  }

  private boolean isMark(int index, String mark) {
    return index < tokens.size() && tokens.get(index).is(mark);
  }
}
