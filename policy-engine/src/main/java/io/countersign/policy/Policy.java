package io.countersign.policy;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rule: where its condition holds, it asks for its effect.
 *
 * @param name lower-case words joined by hyphens; the decision names it
 * @param message why the policy exists and what to do instead, for the submitter
 * @param exemptions where it does not count, for a time; only a policy that restricts has some,
 *     since the end of one must never permit more
 */
public record Policy(
    String name,
    PolicyMode mode,
    Ruling ruling,
    Condition condition,
    String message,
    List<Exemption> exemptions) {
  public Policy {
    PolicyName.check(name, "policy");
    if (message.isBlank()) {
      throw new IllegalArgumentException(
          "the message is empty: say why the policy exists and what to do instead");
    }
    exemptions = List.copyOf(exemptions);
    if (permits(ruling) && !exemptions.isEmpty()) {
      throw new IllegalArgumentException(
          "only a policy that restricts has 'exceptions': put what is not meant into 'when'");
    }
  }

  public PolicyEffect effect() {
    return ruling.effect();
  }

  /** What a policy that requires approval asks for; absent for the others. */
  public @Nullable ApprovalRule approval() {
    return ruling instanceof Ruling.RequireApproval required ? required.rule() : null;
  }

  /** Whether its match lets more happen; then it never matches by default. */
  boolean permits() {
    return permits(ruling);
  }

  private static boolean permits(Ruling ruling) {
    return ruling instanceof Ruling.Allow || ruling instanceof Ruling.Unmask;
  }

  /** The exemption that keeps the policy from counting. */
  Optional<Exemption> exemption(Situation situation) {
    return exemptions.stream()
        .filter(e -> !situation.isOver(e))
        .filter(e -> e.condition().evaluate(situation) instanceof Truth.Holds)
        .findFirst();
  }

  void addTo(CanonicalForm form) {
    form.text(name).value(mode).value(effect());
    ruling.addTo(form);
    form.text(condition.text()).text(message).value(exemptions.size());
    exemptions.forEach(e -> e.addTo(form));
  }
}
