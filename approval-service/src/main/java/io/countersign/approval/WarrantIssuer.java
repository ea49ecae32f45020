package io.countersign.approval;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovedImpact;
import io.countersign.contracts.Grant;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.SigningKey;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.WarrantId;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Signs the permits to run. A command has one warrant: its id is derived from the command's, and is
 * claimed once, whoever approved it and how often it is issued. Nonce and time are derived from the
 * event that led to the warrant, so that a second delivery of that event gives the same warrant,
 * byte for byte, which runs once; long after, one that has expired.
 */
public final class WarrantIssuer {
  private static final String UNSIGNED = "";

  private final SigningKey key;
  private final Duration validFor;

  /**
   * @throws IllegalArgumentException if the settings give no usable key or no positive validity;
   *     says which setting to change
   */
  public WarrantIssuer(WarrantSettings settings) {
    if (!settings.validFor().isPositive()) {
      throw new IllegalArgumentException(
          "countersign.warrant.valid-for must be positive, not " + settings.validFor());
    }
    this.key = key(settings);
    this.validFor = settings.validFor();
  }

  private static SigningKey key(WarrantSettings settings) {
    try {
      return new SigningKey(settings.keyId(), settings.key());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "countersign.warrant.key and .key-id do not make a key: the secret must be base64 of at least 32 random bytes"
              + " ('openssl rand -base64 32' gives one), and the id must not be empty",
          e);
    }
  }

  /**
   * @param cause the decision that allowed the command
   * @param decidedAt when that was
   */
  public Warrant byPolicy(CommandDecided decided, EventId cause, Instant decidedAt) {
    return issue(
        decided, new WarrantBasis.Policy(), ApprovalConditions.none(), null, cause, decidedAt);
  }

  /**
   * @param cause the approval
   */
  public Warrant byPeople(ApprovalState.Granted granted, EventId cause) {
    ApprovalRequest request = granted.request();
    return issue(
        request.decided(),
        new WarrantBasis.People(request.id(), granted.approvers()),
        granted.conditions(),
        request.requirement().tolerancePercent(),
        cause,
        granted.at());
  }

  /**
   * @param cause that the grant was used
   */
  public Warrant byGrant(ApprovalRequest request, Grant grant, EventId cause, Instant at) {
    return issue(
        request.decided(),
        new WarrantBasis.StandingGrant(request.id(), grant.id(), grant.approvers()),
        new ApprovalConditions(grant.terms().maximumRows(), null, grant.terms().until()),
        request.requirement().tolerancePercent(),
        cause,
        at);
  }

  /**
   * @param person who broke the glass
   * @param cause that they did
   */
  public Warrant byBrokenGlass(ApprovalRequest request, String person, EventId cause, Instant at) {
    return issue(
        request.decided(),
        new WarrantBasis.BrokenGlass(request.id(), person),
        ApprovalConditions.none(),
        request.requirement().tolerancePercent(),
        cause,
        at);
  }

  private Warrant issue(
      CommandDecided decided,
      WarrantBasis basis,
      ApprovalConditions conditions,
      @Nullable Integer tolerancePercent,
      EventId cause,
      Instant issuedAt) {
    if (decided.command().grant() != null) {
      throw new IllegalStateException(
          "command " + decided.command().id() + " asks for a grant and never runs");
    }
    Impact impact = decided.impact();
    return key.sign(
        new Warrant(
            new WarrantId(new EventId(decided.commandId().value()).deriveUuid("warrant")),
            decided.command(),
            decided.commandDigest(),
            decided.decisionDigest(),
            decided.bundleDigest(),
            decided.facts().readOnly() ? Access.READER : Access.WRITER,
            narrowed(decided.obligations(), conditions),
            impact == null ? null : ApprovedImpact.of(impact, tolerancePercent),
            basis,
            issuedAt,
            notBefore(conditions, issuedAt),
            expiry(conditions, issuedAt),
            cause.deriveUuid("warrant-nonce").toString().replace("-", ""),
            key.id(),
            UNSIGNED));
  }

  private static Obligations narrowed(Obligations obligations, ApprovalConditions conditions) {
    return conditions.maximumRows() == null
        ? obligations
        : obligations.withAtMost(conditions.maximumRows());
  }

  private static Instant notBefore(ApprovalConditions conditions, Instant issuedAt) {
    Instant wanted = conditions.notBefore();
    return wanted == null || wanted.isBefore(issuedAt) ? issuedAt : wanted;
  }

  private Instant expiry(ApprovalConditions conditions, Instant issuedAt) {
    Instant usual = issuedAt.plus(validFor);
    Instant wanted = conditions.notAfter();
    return wanted == null || usual.isBefore(wanted) ? usual : wanted;
  }
}
