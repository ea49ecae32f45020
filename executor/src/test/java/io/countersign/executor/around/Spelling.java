package io.countersign.executor.around;

import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A case's statement as it is sent. */
record Spelling(String sql, List<BindValue> parameters) {
  private static final Pattern LITERAL = Pattern.compile("\\$\\{([^}]*)}");

  /** With its literals in the text. */
  static Spelling simple(Way way) {
    return new Spelling(LITERAL.matcher(way.sql()).replaceAll("$1"), List.of());
  }

  /** With its literals as bind values. */
  static Spelling prepared(Way way) {
    List<BindValue> parameters = new ArrayList<>();
    Matcher literals = LITERAL.matcher(way.sql());
    StringBuilder sql = new StringBuilder();
    while (literals.find()) {
      parameters.add(value(literals.group(1)));
      literals.appendReplacement(sql, "\\$" + parameters.size());
    }
    return new Spelling(literals.appendTail(sql).toString(), parameters);
  }

  static boolean differ(Way way) {
    return LITERAL.matcher(way.sql()).find();
  }

  private static BindValue value(String literal) {
    return literal.startsWith("'")
        ? new BindValue(BindType.TEXT, literal.substring(1, literal.length() - 1))
        : new BindValue(BindType.INTEGER, literal);
  }
}
