package io.countersign.policy;

import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMatch;
import java.util.Locale;

/**
 * What the engine insists on whatever the policies say. The slash keeps the names apart from those
 * of policies.
 */
enum BuiltInRule {
  UNKNOWN_DATA_SOURCE(
      PolicyEffect.DENY,
      "There is no data source '%s'. Ask for the list of data sources, or an administrator to add it."),
  FOREIGN_DATA_SOURCE(
      PolicyEffect.DENY,
      "Your roles do not allow the data source '%s'. Ask an administrator for a role that does."),
  ALTERED_COMMAND(
      PolicyEffect.DENY,
      "The command is not what was recorded: its digest does not match. Submit it again, and tell an administrator."),
  EVALUATION_FAILED(
      PolicyEffect.DENY,
      "The command could not be judged, so it will not run. Tell an administrator: the log of policy-evaluator says why."),
  UNJUSTIFIED(
      PolicyEffect.DENY,
      "People are to be asked about this command, and policy wants them to know why it is needed. Submit it again with a justification."),
  NOBODY_TO_ASK(
      PolicyEffect.DENY,
      "People would have to approve this command, and nobody could: %s. Ask an administrator to change the policy, or have somebody else submit the command."),
  UNPARSED(
      PolicyEffect.REQUIRE_APPROVAL,
      "The SQL was not understood in full, so a person has to read it. Simpler statements are understood."),
  UNCONFIRMED(
      PolicyEffect.REQUIRE_APPROVAL,
      "The database's planner does not confirm what the SQL was understood to touch, so a person has to read it."),
  NO_POLICY(
      PolicyEffect.REQUIRE_APPROVAL, "No policy speaks for this command, so a person decides.");

  private static final String PREFIX = "built-in/";

  private final PolicyEffect effect;
  private final String message;

  BuiltInRule(PolicyEffect effect, String message) {
    this.effect = effect;
    this.message = message;
  }

  PolicyMatch match(Object... details) {
    return new PolicyMatch(
        PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-'),
        effect,
        message.formatted(details));
  }
}
