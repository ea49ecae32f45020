package io.countersign.policy;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.PolicyEffect;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One rule: where its condition holds, it asks for its effect.
 *
 * @param name lower-case words joined by hyphens; the decision names it
 * @param message why the policy exists and what to do instead, for the submitter
 * @param approval what a policy that requires approval requires; absent for the others
 */
public record Policy(
    String name,
    PolicyEffect effect,
    Condition condition,
    String message,
    @Nullable ApprovalRequirement approval) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Policy {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is not a policy's name: use lower-case words joined by hyphens");
    }
    if (message.isBlank()) {
      throw new IllegalArgumentException(
          "the message is empty: say why the policy exists and what to do instead");
    }
    if ((effect == PolicyEffect.REQUIRE_APPROVAL) != (approval != null)) {
      throw new IllegalArgumentException(
          approval == null
              ? "a policy that requires approval says which: add 'approval'"
              : "only a policy that requires approval has 'approval': remove it");
    }
  }

  void addTo(CanonicalForm form) {
    form.text(name).value(effect).text(condition.text()).text(message);
    addRequirement(form, approval);
  }

  static void addRequirement(CanonicalForm form, @Nullable ApprovalRequirement approval) {
    form.value(approval == null ? null : approval.stages().size());
    if (approval != null) {
      approval.stages().forEach(s -> form.value(s.quorum()).values(s.roles()));
      form.value(approval.expiresAfter()).value(approval.tolerancePercent());
    }
  }
}
