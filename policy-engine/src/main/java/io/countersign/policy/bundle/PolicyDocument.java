package io.countersign.policy.bundle;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.PolicyEffect;
import io.countersign.policy.Condition;
import io.countersign.policy.ConditionCompiler;
import io.countersign.policy.InvalidConditionException;
import io.countersign.policy.Policy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** One YAML document of a bundle. */
sealed interface PolicyDocument {
  String API_VERSION = "countersign/v1";

  /** A rule, at the line of its name. */
  record Rule(Policy policy, int line) implements PolicyDocument {}

  /** What counts where no policy speaks. */
  record Defaults(ApprovalRequirement approval) implements PolicyDocument {}

  static PolicyDocument read(Node node, ConditionCompiler compiler)
      throws InvalidDocumentException {
    YamlMapping document =
        YamlMapping.document(node, Set.of("apiVersion", "kind", "metadata", "spec"));
    if (!document.text("apiVersion").equals(API_VERSION)) {
      throw InvalidDocumentException.at(
          document.required("apiVersion"), "apiVersion must be " + API_VERSION);
    }
    return switch (document.text("kind")) {
      case "Policy" -> rule(document, compiler);
      case "BundleDefaults" -> defaults(document);
      default ->
          throw InvalidDocumentException.at(
              document.required("kind"), "kind must be Policy or BundleDefaults");
    };
  }

  private static Rule rule(YamlMapping document, ConditionCompiler compiler)
      throws InvalidDocumentException {
    YamlMapping metadata = document.mapping("metadata", Set.of("name"));
    YamlMapping spec = document.mapping("spec", Set.of("effect", "when", "message", "approval"));
    Node name = metadata.required("name");
    PolicyEffect effect = effect(spec);
    Condition condition = condition(spec, compiler);
    String message = spec.text("message").strip();
    Optional<ApprovalRequirement> approval = Approval.optional(spec);
    try {
      Policy policy =
          new Policy(metadata.text("name"), effect, condition, message, approval.orElse(null));
      return new Rule(policy, InvalidDocumentException.lineOf(name));
    } catch (IllegalArgumentException e) {
      throw InvalidDocumentException.at(name, String.valueOf(e.getMessage()));
    }
  }

  private static Defaults defaults(YamlMapping document) throws InvalidDocumentException {
    return new Defaults(Approval.required(document.mapping("spec", Set.of("approval"))));
  }

  private static PolicyEffect effect(YamlMapping spec) throws InvalidDocumentException {
    String text = spec.text("effect");
    for (PolicyEffect effect : PolicyEffect.values()) {
      if (yamlName(effect).equals(text)) {
        return effect;
      }
    }
    throw InvalidDocumentException.at(
        spec.required("effect"),
        "effect must be one of "
            + Arrays.stream(PolicyEffect.values())
                .map(PolicyDocument::yamlName)
                .collect(Collectors.joining(", ")));
  }

  private static String yamlName(PolicyEffect effect) {
    return effect.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Condition condition(YamlMapping spec, ConditionCompiler compiler)
      throws InvalidDocumentException {
    String text = spec.text("when").strip();
    try {
      return compiler.compile(text);
    } catch (InvalidConditionException e) {
      throw new InvalidDocumentException(
          firstLine(spec.required("when")) + e.line() - 1,
          "the condition does not compile: " + e.getMessage());
    }
  }

  /** The text of a block scalar begins a line below its indicator. */
  private static int firstLine(Node when) {
    ScalarStyle style = ((ScalarNode) when).getScalarStyle();
    boolean block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    return InvalidDocumentException.lineOf(when) + (block ? 1 : 0);
  }
}
