package io.countersign.sql;

import java.util.List;
import net.sf.jsqlparser.parser.AbstractJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;

/** Builds the tree of a statement from its neutral text. */
final class Parser {
  private Parser() {}

  static Statement parse(List<Token> tokens, Names names) {
    NeutralText neutral = NeutralText.of(tokens, names);
    try {
      return new CCJSqlParser(neutral.text())
          .withDialect(AbstractJSqlParser.Dialect.POSTGRESQL)
          .Statement();
    } catch (ParseException e) {
      throw new Unreadable("syntax that is not understood", neutral.position(column(e)));
    } catch (RuntimeException e) {
      throw new Unreadable("syntax that is not understood");
    }
  }

  private static int column(ParseException e) {
    return e.currentToken == null || e.currentToken.next == null
        ? 0
        : e.currentToken.next.beginColumn - 1;
  }
}
