package io.countersign.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The checked syntax tree of a condition.
 *
 * @param tree for which the compiler vouches
 */
record ConditionTree(CelAbstractSyntaxTree tree) {
  /** What stands between the {@code &&} of the outermost level. */
  List<ConditionTree> conjuncts() {
    return conjuncts(tree.getExpr())
        .map(e ->
            new ConditionTree(
                CelAbstractSyntaxTree.newCheckedAst(
                    e, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap())))
        .toList();
  }

  private static Stream<CelExpr> conjuncts(CelExpr expression) {
    boolean isConjunction =
        expression.getKind() == Kind.CALL
            && expression.call().function().equals(Operator.LOGICAL_AND.getFunction());
    return isConjunction
        ? expression.call().args().stream().flatMap(ConditionTree::conjuncts)
        : Stream.of(expression);
  }

  /** The same for trees that ask the same. */
  String text() {
    return CelUnparserFactory.newUnparser().unparse(tree);
  }

  /** Of how many parts it consists. */
  int size() {
    return Math.toIntExact(nodes().count());
  }

  /**
   * What it looks at.
   *
   * @throws InvalidConditionException if that is a calendar that the bundle does not have
   */
  List<Look> looks(Times times) throws InvalidConditionException {
    Set<Look> looks = new LinkedHashSet<>();
    for (CelNavigableExpr node : nodes().toList()) {
      field(node).ifPresent(looks::add);
      if (isWithin(node.expr())) {
        looks.add(calendar(node.expr().call(), times));
      }
    }
    return new ArrayList<>(looks);
  }

  private Stream<CelNavigableExpr> nodes() {
    return CelNavigableAst.fromAst(tree).getRoot().allNodes();
  }

  /** The longest chain of names that begins with a variable. */
  private static Optional<Look> field(CelNavigableExpr node) {
    boolean isPart = node.parent().map(p -> p.getKind() == Kind.SELECT).orElse(false);
    return isPart ? Optional.empty() : field(node.expr(), List.of());
  }

  private static Optional<Look> field(CelExpr expression, List<String> rest) {
    return switch (expression.getKind()) {
      case SELECT -> {
        List<String> path = new ArrayList<>(List.of(expression.select().field()));
        path.addAll(rest);
        yield field(expression.select().operand(), path);
      }
      case IDENT -> Variable.named(expression.ident().name()).map(v -> new Look.Field(v, rest));
      default -> Optional.empty();
    };
  }

  private static boolean isWithin(CelExpr expression) {
    return expression.getKind() == Kind.CALL
        && expression.call().function().equals(ClockFunctions.WITHIN);
  }

  private static Look calendar(CelCall call, Times times) throws InvalidConditionException {
    CelExpr argument = call.args().getFirst();
    if (argument.getKind() != Kind.CONSTANT) {
      throw new InvalidConditionException(1, "within(…) takes the name of a calendar in quotes");
    }
    String name = argument.constant().stringValue();
    if (times.calendar(name).isEmpty()) {
      throw new InvalidConditionException(
          1,
          "there is no calendar '" + name + "': add a document of kind Calendar, or mend the name");
    }
    return new Look.Within(name);
  }
}
