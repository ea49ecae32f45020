package io.countersign.approval;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.SigningKey;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantId;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs the permits to run. Id, nonce and time are derived from the event that led to the warrant,
 * so that a second delivery of that event gives the same warrant, byte for byte, which runs once;
 * long after, one that has expired.
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
    return issue(decided, null, List.of(), cause, decidedAt);
  }

  /**
   * @param cause the grant
   */
  Warrant byPeople(ApprovalState.Granted granted, EventId cause) {
    ApprovalRequest request = granted.request();
    return issue(request.decided(), request.id(), granted.approvers(), cause, granted.at());
  }

  private Warrant issue(
      CommandDecided decided,
      @Nullable ApprovalRequestId approvalRequestId,
      List<String> approvers,
      EventId cause,
      Instant issuedAt) {
    return key.sign(
        new Warrant(
            new WarrantId(cause.deriveUuid("warrant")),
            decided.command(),
            decided.commandDigest(),
            decided.decisionDigest(),
            decided.bundleDigest(),
            decided.facts().readOnly() ? Access.READER : Access.WRITER,
            decided.obligations(),
            approvalRequestId,
            approvers,
            issuedAt,
            issuedAt.plus(validFor),
            cause.deriveUuid("warrant-nonce").toString().replace("-", ""),
            key.id(),
            UNSIGNED));
  }
}
