package io.countersign.sql;

import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/** What the database calls a result that is given no name. */
final class ResultNames {
  /** No reference can mean it by accident. */
  static final String NONE = "?column?";

  private final Names names;
  private final Catalogue catalogue;

  ResultNames(Names names, Catalogue catalogue) {
    this.names = names;
    this.catalogue = catalogue;
  }

  /** Absent where that is not sure. */
  @Nullable String of(Expression expression) {
    return switch (expression) {
      case Column column when !names.isKeyword(column.getColumnName()) ->
          names.name(column.getColumnName());
      case Expression _ when !catalogue.namesResults() -> null;
      case Function function -> called(function.getMultipartName().getLast());
      case AnalyticExpression call ->
          called(call.getName().substring(call.getName().lastIndexOf('.') + 1));
      case BinaryExpression _, LongValue _ -> NONE;
      default -> null;
    };
  }

  private @Nullable String called(String spelling) {
    return names.isKeyword(spelling) ? null : names.name(spelling);
  }
}
