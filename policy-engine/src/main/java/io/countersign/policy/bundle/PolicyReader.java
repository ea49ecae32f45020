package io.countersign.policy.bundle;

import io.countersign.contracts.PolicyMode;
import io.countersign.policy.Condition;
import io.countersign.policy.ConditionCompiler;
import io.countersign.policy.Exemption;
import io.countersign.policy.InvalidConditionException;
import io.countersign.policy.Policy;
import io.countersign.policy.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one policy. */
final class PolicyReader {
  private static final Set<String> FIELDS =
      Set.of("effect", "mode", "when", "message", "approval", "limit", "unmask", "exceptions");
  private static final Set<String> EXCEPTION = Set.of("when", "until", "reason");

  private final ConditionCompiler compiler;

  PolicyReader(ConditionCompiler compiler) {
    this.compiler = compiler;
  }

  Policy read(YamlMapping document) throws InvalidDocumentException {
    YamlMapping metadata = document.mapping("metadata", Set.of("name"));
    YamlMapping spec = document.mapping("spec", FIELDS);
    Ruling ruling = RulingReader.read(spec);
    PolicyMode mode =
        spec.has("mode") ? Scalars.choice(spec, "mode", PolicyMode.class) : PolicyMode.ENFORCE;
    Condition condition = condition(spec);
    String message = spec.text("message").strip();
    List<Exemption> exemptions = exemptions(spec);
    try {
      return new Policy(metadata.text("name"), mode, ruling, condition, message, exemptions);
    } catch (IllegalArgumentException e) {
      throw InvalidDocumentException.at(metadata.node("name"), String.valueOf(e.getMessage()));
    }
  }

  private List<Exemption> exemptions(YamlMapping spec) throws InvalidDocumentException {
    if (!spec.has("exceptions")) {
      return List.of();
    }
    List<Exemption> exemptions = new ArrayList<>();
    for (YamlMapping exception : spec.mappings("exceptions", EXCEPTION)) {
      exemptions.add(
          new Exemption(
              condition(exception),
              Scalars.date(exception, "until"),
              exception.text("reason").strip()));
    }
    return exemptions;
  }

  private Condition condition(YamlMapping spec) throws InvalidDocumentException {
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
