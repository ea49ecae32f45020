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
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.validator.CelValidator;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.HomogeneousLiteralValidator;
import dev.cel.validator.validators.RegexLiteralValidator;

/** Compiles conditions against {@link Vocabulary}: what is misspelt does not compile. */
public final class ConditionCompiler {
  /** Bounds what one evaluation may cost, whatever a statement mentions. */
  private static final int MAXIMUM_ITERATIONS = 100_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(MAXIMUM_ITERATIONS)
          .build();

  private final CelCompiler compiler = compiler();
  private final CelRuntime runtime =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .addFunctionBindings(TableMention.binding())
          .build();
  private final CelValidator validator = validator(compiler, runtime);

  public Condition compile(String text) throws InvalidConditionException {
    CelValidationResult compiled = compiler.compile(text);
    refuseIfWrong(compiled);
    try {
      CelAbstractSyntaxTree tree = compiled.getAst();
      refuseIfWrong(validator.validate(tree));
      return new Condition(text, runtime.createProgram(tree));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new InvalidConditionException(1, String.valueOf(e.getMessage()));
    }
  }

  private static void refuseIfWrong(CelValidationResult result) throws InvalidConditionException {
    if (result.hasError()) {
      CelIssue first = result.getErrors().getFirst();
      throw new InvalidConditionException(
          Math.max(1, first.getSourceLocation().getLine()), first.getMessage());
    }
  }

  private static CelCompiler compiler() {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .setStandardEnvironmentEnabled(false)
        // Untyped values would let misspelt fields through to the evaluation.
        .setStandardDeclarations(
            CelStandardDeclarations.newBuilder().excludeFunctions(StandardFunction.DYN).build())
        .setTypeProvider(new VocabularyTypes())
        .addVar(Situation.PRINCIPAL, Vocabulary.PRINCIPAL.type())
        .addVar(Situation.DATA_SOURCE, Vocabulary.DATA_SOURCE.type())
        .addVar(Situation.COMMAND, Vocabulary.COMMAND.type())
        .addVar(Situation.FACTS, Vocabulary.FACTS.type())
        .addFunctionDeclarations(TableMention.declaration())
        .setResultType(SimpleType.BOOL)
        .build();
  }

  private static CelValidator validator(CelCompiler compiler, CelRuntime runtime) {
    Cel both = CelFactory.combine(compiler, runtime);
    return CelValidatorFactory.standardCelValidatorBuilder(both)
        .addAstValidators(RegexLiteralValidator.INSTANCE, HomogeneousLiteralValidator.newInstance())
        .build();
  }
}
