package io.countersign.sql;

import io.countersign.sql.Token.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Those of MySQL and MariaDB in their default SQL mode, with a connection in UTF-8 (MySQL reference
 * manual, chapter "Language Structure"). Where another SQL mode would see other elements, or an
 * element end elsewhere, the text is refused.
 *
 * <p>What an executable comment holds is read as if it stood in the text; the comment's own ends
 * are elements that no reader knows.
 */
final class MysqlRules implements LexicalRules {
  private static final int MAXIMUM_NAME_CHARACTERS = 64;

  private static final Pattern NUMBER =
      Pattern.compile(
          "0x[0-9a-fA-F]++|0b[01]++"
              + "|(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");

  private static final Pattern BITS = Pattern.compile("[xX]'(?:[0-9a-fA-F]{2})*+'|[bB]'[01]*+'");
  private static final Pattern PARAMETER = Pattern.compile("\\$[0-9]{1,5}+|\\?");
  private static final Pattern VARIABLE = Pattern.compile("@@?[A-Za-z0-9_.$]*+");
  private static final String SYMBOLS = "(),;.:";

  /** The longest first. */
  private static final List<String> OPERATORS =
      List.of(
          "<=>", "->>", "<<", ">>", "<=", ">=", "<>", "!=", ":=", "->", "&&", "||", "+", "-", "*",
          "/", "%", "^", "&", "|", "~", "!", "<", ">", "=");

  @Override
  public int afterBlanks(String sql, int from) {
    return MysqlQuoting.afterBlanks(sql, from);
  }

  @Override
  public Token element(String sql, int at) {
    char c = sql.charAt(at);
    return switch (c) {
      case '\'', '"' -> Token.of(Kind.STRING, sql, at, MysqlQuoting.afterString(sql, at));
      case '`' -> name(sql, at);
      case '@' -> variable(sql, at);
      case '$', '?' -> parameter(sql, at);
      default -> {
        if (Characters.startsWord(c)) {
          yield wordOrPrefixedQuotation(sql, at);
        } else if (Characters.startsNumber(sql, at)) {
          yield number(sql, at);
        }
        yield mark(sql, at);
      }
    };
  }

  private static Token name(String sql, int at) {
    int end = MysqlQuoting.afterName(sql, at);
    Characters.requireVisible(sql, at, end);
    requireStorable(sql, at + 1, end - 1);
    return Token.of(Kind.QUOTED_NAME, sql, at, end);
  }

  /** Characters beyond the basic plane are kept as question marks, final blanks not at all. */
  private static void requireStorable(String sql, int start, int end) {
    String name = sql.substring(start, end);
    if (name.isBlank() || name.endsWith(" ") || name.length() > MAXIMUM_NAME_CHARACTERS) {
      throw new Unreadable("a name that is empty, ends in a blank or is too long", start);
    }
    if (name.chars().anyMatch(c -> c >= 128 && Character.toLowerCase(c) < 128)) {
      throw new Unreadable("a character that may be taken for a letter", start);
    }
    if (name.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
      throw new Unreadable("a character that a name cannot keep", start);
    }
  }

  private static Token wordOrPrefixedQuotation(String sql, int at) {
    if ("nN".indexOf(sql.charAt(at)) >= 0 && sql.startsWith("'", at + 1)) {
      return Token.of(Kind.STRING, sql, at, MysqlQuoting.afterString(sql, at + 1));
    } else if ("xXbB".indexOf(sql.charAt(at)) >= 0 && sql.startsWith("'", at + 1)) {
      return bits(sql, at);
    }
    int end = Characters.afterWord(sql, at);
    Characters.requireLetters(sql, at, end);
    requireStorable(sql, at, end);
    return Token.of(Kind.WORD, sql, at, end);
  }

  private static Token bits(String sql, int at) {
    Matcher bits = BITS.matcher(sql).region(at, sql.length());
    if (!bits.lookingAt()) {
      throw new Unreadable("a malformed literal", at);
    }
    return Token.of(Kind.NUMBER, sql, at, bits.end());
  }

  /** A word may begin with digits, and behind a dot always does; neither is worth the doubt. */
  private static Token number(String sql, int at) {
    Matcher number = NUMBER.matcher(sql).region(at, sql.length());
    boolean behindName =
        at > 0 && (Characters.continuesWord(sql.charAt(at - 1)) || sql.charAt(at - 1) == '`');
    if (behindName
        || !number.lookingAt()
        || Characters.afterWord(sql, number.end()) > number.end()) {
      throw new Unreadable("a malformed number", at);
    }
    return Token.of(Kind.NUMBER, sql, at, number.end());
  }

  /** {@code @name}, {@code @'name'} or {@code @@global.name}; also the host of an account. */
  private static Token variable(String sql, int at) {
    if (at + 1 < sql.length() && "'\"`".indexOf(sql.charAt(at + 1)) >= 0) {
      int end =
          sql.charAt(at + 1) == '`'
              ? MysqlQuoting.afterName(sql, at + 1)
              : MysqlQuoting.afterString(sql, at + 1);
      Characters.requireVisible(sql, at, end);
      return Token.of(Kind.WORD, sql, at, end);
    }
    Matcher variable = VARIABLE.matcher(sql).region(at, sql.length());
    if (!variable.lookingAt()
        || sql.charAt(variable.end() - 1) == '@'
        || Characters.afterWord(sql, variable.end()) > variable.end()) {
      throw new Unreadable("a malformed variable", at);
    }
    return Token.of(Kind.WORD, sql, at, variable.end());
  }

  /** Our own {@code $n}, or {@code ?}, which counts from the left. */
  private static Token parameter(String sql, int at) {
    Matcher parameter = PARAMETER.matcher(sql).region(at, sql.length());
    if (!parameter.lookingAt()
        || Characters.afterWord(sql, parameter.end()) > parameter.end()
        || (at > 0 && Characters.continuesWord(sql.charAt(at - 1)))) {
      throw new Unreadable("a misplaced $", at);
    }
    return Token.of(Kind.PARAMETER, sql, at, parameter.end());
  }

  private static Token mark(String sql, int at) {
    if (sql.startsWith("/*", at)) {
      return Token.of(Kind.SYMBOL, sql, at, MysqlQuoting.afterOpening(sql, at));
    } else if (sql.startsWith("*/*", at)) {
      throw new Unreadable("a star between a comment's signs", at);
    } else if (sql.startsWith("*/", at)) {
      return Token.of(Kind.SYMBOL, sql, at, at + 2);
    }
    for (String operator : OPERATORS) {
      if (sql.startsWith(operator, at)) {
        return Token.of(Kind.OPERATOR, sql, at, at + operator.length());
      }
    }
    if (SYMBOLS.indexOf(sql.charAt(at)) < 0) {
      throw new Unreadable("a character that MySQL does not use there", at);
    }
    return Token.of(Kind.SYMBOL, sql, at, at + 1);
  }
}
