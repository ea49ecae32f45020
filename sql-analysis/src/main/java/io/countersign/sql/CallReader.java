package io.countersign.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.select.OrderByElement;
import org.jspecify.annotations.Nullable;

/** Reads calls of functions, aggregates and window functions. */
final class CallReader {
  /** What the parser takes for a call but is none. */
  private static final Set<String> CONSTRUCTORS =
      Set.of("all", "any", "array", "exists", "row", "some");

  private final Names names;
  private final Findings findings;
  private final ExpressionReader expressions;

  CallReader(Names names, Findings findings, ExpressionReader expressions) {
    this.names = names;
    this.findings = findings;
    this.expressions = expressions;
  }

  void read(Function function, Scope scope) {
    called(function.getMultipartName());
    arguments(function.getParameters(), scope);
    arguments(function.getNamedParameters(), scope);
    order(function.getOrderByElements(), scope);
  }

  void read(AnalyticExpression call, Scope scope) {
    called(Arrays.asList(call.getName().split("\\.")));
    argument(call.getExpression(), scope);
    argument(call.getOffset(), scope);
    argument(call.getDefaultValue(), scope);
    order(call.getFuncOrderBy(), scope);
    expressions.read(call.getFilterExpression(), scope);
    if (call.getWindowName() != null) {
      names.name(call.getWindowName());
    }
    window(call.getWindowDefinition(), scope);
  }

  void keyword(String spelling) {
    findings.function(spelling.toLowerCase(Locale.ROOT).replace("()", ""), true);
  }

  void window(@Nullable WindowDefinition window, Scope scope) {
    if (window == null) {
      return;
    }
    if (window.getWindowName() != null) {
      names.name(window.getWindowName());
    }
    ExpressionList<?> partition = window.getPartitionExpressionList();
    arguments(partition, scope);
    order(window.getOrderByElements(), scope);
    frame(window.getWindowElement(), scope);
  }

  void order(@Nullable List<OrderByElement> elements, Scope scope) {
    if (elements != null) {
      elements.forEach(element -> expressions.read(element.getExpression(), scope));
    }
  }

  private void frame(@Nullable WindowElement frame, Scope scope) {
    if (frame == null) {
      return;
    }
    offset(frame.getOffset(), scope);
    if (frame.getRange() != null) {
      offset(frame.getRange().getStart(), scope);
      offset(frame.getRange().getEnd(), scope);
    }
  }

  private void offset(@Nullable WindowOffset offset, Scope scope) {
    if (offset != null) {
      expressions.read(offset.getExpression(), scope);
    }
  }

  private void called(List<String> spellings) {
    List<String> parts = spellings.stream().map(names::name).toList();
    String name = String.join(".", parts);
    String last = spellings.getLast();
    boolean keyword = parts.size() == 1 && !names.isQuoted(last);
    if (keyword && names.isKeyword(last) && CONSTRUCTORS.contains(name)) {
      return;
    }
    boolean known = Functions.isKnown(parts) || FunctionEffects.areKnown(parts);
    findings.function(name, known || (keyword && Functions.isGrammatical(name)));
    FunctionEffects.of(parts).forEach(findings::effect);
  }

  private void arguments(@Nullable ExpressionList<?> arguments, Scope scope) {
    if (arguments != null) {
      arguments.forEach(argument -> argument(argument, scope));
    }
  }

  /** The star of {@code count(*)} stands for no column. */
  private void argument(@Nullable Expression argument, Scope scope) {
    if (argument != null && !ExpressionReader.isStar(argument)) {
      expressions.read(argument, scope);
    }
  }
}
