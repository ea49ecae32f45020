package io.countersign.sql;

import io.countersign.contracts.Usage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
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

  private static final Set<AnalyticType> ANSWERING_ORDER =
      EnumSet.of(AnalyticType.WITHIN_GROUP, AnalyticType.WITHIN_GROUP_OVER);

  private final Names names;
  private final Findings findings;
  private final ExpressionReader expressions;
  private final Catalogue catalogue;

  CallReader(Names names, Findings findings, ExpressionReader expressions) {
    this.names = names;
    this.findings = findings;
    this.expressions = expressions;
    this.catalogue = findings.catalogue();
  }

  void read(Function function, Scope scope) {
    boolean aggregate = called(function.getMultipartName(), scope);
    Scope taken = aggregate ? scope.within(Usage.AGGREGATE) : scope;
    if (Functions.returnsRowSets(names.name(function.getMultipartName().getLast()))) {
      taken = scope.within(Usage.PREDICATE);
    }
    arguments(function.getParameters(), taken);
    arguments(function.getNamedParameters(), taken);
    order(function.getOrderByElements(), scope);
  }

  void read(AnalyticExpression call, Scope scope) {
    called(Arrays.asList(call.getName().split("\\.")), scope);
    Scope taken = scope.within(Usage.AGGREGATE);
    argument(call.getExpression(), taken);
    argument(call.getOffset(), taken);
    argument(call.getDefaultValue(), taken);
    order(call.getFuncOrderBy(), scope);
    expressions.read(call.getFilterExpression(), scope.beneath(Usage.PREDICATE));
    if (call.getWindowName() != null) {
      names.name(call.getWindowName());
      scope.value().decidedBy(scope.windows());
    }
    // The aggregates of WITHIN GROUP answer with a value out of the order.
    window(
        call.getWindowDefinition(), ANSWERING_ORDER.contains(call.getType()) ? taken : null, scope);
  }

  void keyword(String spelling) {
    findings.function(spelling.toLowerCase(Locale.ROOT).replace("()", ""), true);
  }

  void window(@Nullable WindowDefinition window, Scope scope) {
    window(window, null, scope);
  }

  /**
   * @param answering collects what the order tells, where that goes into the value
   */
  private void window(@Nullable WindowDefinition window, @Nullable Scope answering, Scope scope) {
    if (window == null) {
      return;
    }
    if (window.getWindowName() != null) {
      names.name(window.getWindowName());
      scope.value().decidedBy(scope.windows());
    }
    ExpressionList<?> partition = window.getPartitionExpressionList();
    arguments(partition, scope.beneath(Usage.GROUPING));
    ordering(window.getOrderByElements(), scope.beneath(Usage.ORDERING));
    if (answering != null && window.getOrderByElements() != null) {
      window
          .getOrderByElements()
          .forEach(element -> expressions.read(element.getExpression(), answering));
    }
    frame(window.getWindowElement(), scope.beneath(Usage.ORDERING));
  }

  void order(@Nullable List<OrderByElement> elements, Scope scope) {
    ordering(elements, scope.apart(Usage.ORDERING));
  }

  private void ordering(@Nullable List<OrderByElement> elements, Scope scope) {
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

  /** Whether it is an aggregate that is called. */
  private boolean called(List<String> spellings, Scope scope) {
    List<String> parts = spellings.stream().map(names::name).toList();
    String name = String.join(".", parts);
    String last = spellings.getLast();
    boolean keyword = parts.size() == 1 && !names.isQuoted(last);
    if (keyword && names.isKeyword(last) && CONSTRUCTORS.contains(name)) {
      return false;
    }
    boolean known =
        catalogue.isHarmless(parts)
            || catalogue.isKnown(parts)
            || (keyword && catalogue.isGrammatical(name));
    findings.function(name, known);
    catalogue.effects(parts).forEach(findings::effect);
    if (!catalogue.isHarmless(parts) && !(keyword && catalogue.isGrammatical(name))) {
      scope.value().doubt();
    }
    return catalogue.isAggregate(parts.getLast());
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
