package io.countersign.policy;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.validator.CelValidator;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.HomogeneousLiteralValidator;
import dev.cel.validator.validators.RegexLiteralValidator;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles the conditions of one bundle against {@link Vocabulary}: what is misspelt does not
 * compile. What several conditions have in common is compiled, and later asked, once.
 */
public final class ConditionCompiler {
  /** Bounds what one evaluation may cost, whatever a statement mentions. */
  private static final int MAXIMUM_ITERATIONS = 100_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(MAXIMUM_ITERATIONS)
          .populateMacroCalls(true)
          .build();

  private final Times times;
  private final CelCompiler compiler = compiler();
  private final CelRuntime runtime;
  private final CelValidator validator;
  private final Map<String, Question> questions = new HashMap<>();

  /** For conditions that name no calendar, in UTC. */
  public ConditionCompiler() {
    this(new Times(ZoneOffset.UTC, List.of()));
  }

  public ConditionCompiler(Times times) {
    this.times = times;
    this.runtime = runtime(times);
    this.validator = validator(compiler, runtime);
  }

  public Condition compile(String text) throws InvalidConditionException {
    CelValidationResult compiled = compiler.compile(text);
    refuseIfWrong(compiled);
    try {
      CelAbstractSyntaxTree tree = compiled.getAst();
      refuseIfWrong(validator.validate(tree));
      ConditionTree condition = new ConditionTree(tree);
      return new Condition(text, questions(condition), condition.looks(times));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new InvalidConditionException(1, String.valueOf(e.getMessage()));
    }
  }

  private List<Question> questions(ConditionTree condition) throws CelEvaluationException {
    List<Question> conjuncts = new ArrayList<>();
    for (ConditionTree conjunct : condition.conjuncts()) {
      String text = conjunct.text();
      Question known = questions.get(text);
      if (known == null) {
        known = new Question(runtime.createProgram(conjunct.tree()), conjunct.size());
        questions.put(text, known);
      }
      conjuncts.add(known);
    }
    return conjuncts;
  }

  private static void refuseIfWrong(CelValidationResult result) throws InvalidConditionException {
    if (result.hasError()) {
      CelIssue first = result.getErrors().getFirst();
      throw new InvalidConditionException(
          Math.max(1, first.getSourceLocation().getLine()), first.getMessage());
    }
  }

  private static CelRuntime runtime(Times times) {
    return CelRuntimeFactory.plannerRuntimeBuilder()
        .setOptions(OPTIONS)
        .setStandardFunctions(ClockFunctions.others())
        .addFunctionBindings(ClockFunctions.bindings(times))
        .addFunctionBindings(TableMention.bindings())
        .build();
  }

  private static CelCompiler compiler() {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setStandardEnvironmentEnabled(false)
            // Untyped values would let misspelt fields through to the evaluation.
            .setStandardDeclarations(
                CelStandardDeclarations.newBuilder().excludeFunctions(StandardFunction.DYN).build())
            .setTypeProvider(new VocabularyTypes())
            .addFunctionDeclarations(TableMention.declaration(), ClockFunctions.declaration())
            .setResultType(SimpleType.BOOL);
    for (Variable variable : Variable.values()) {
      builder.addVar(variable.text(), variable.type());
    }
    return builder.build();
  }

  private static CelValidator validator(CelCompiler compiler, CelRuntime runtime) {
    Cel both = CelFactory.combine(compiler, runtime);
    return CelValidatorFactory.standardCelValidatorBuilder(both)
        .addAstValidators(RegexLiteralValidator.INSTANCE, HomogeneousLiteralValidator.newInstance())
        .build();
  }
}
