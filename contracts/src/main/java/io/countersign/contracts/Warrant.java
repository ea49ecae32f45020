package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The single-use, expiring permit to run exactly this command.
 *
 * @param access the target role to run with
 * @param obligations what binds the run, beyond the executor's own settings
 * @param approvalRequestId the request that people granted; absent where policy allowed by itself
 * @param approvers the subjects of the persons who approved
 * @param nonce 128 random or derived bits in hexadecimal, which make each warrant unique
 * @param keyId which key signed it
 * @param signature HMAC-SHA256 over {@link #signedBytes()}, base64url without padding
 */
public record Warrant(
    WarrantId id,
    Command command,
    Digest commandDigest,
    Digest decisionDigest,
    Digest bundleDigest,
    Access access,
    Obligations obligations,
    @Nullable ApprovalRequestId approvalRequestId,
    List<String> approvers,
    Instant issuedAt,
    Instant expiresAt,
    String nonce,
    String keyId,
    String signature)
    implements Signed {
  public Warrant {
    approvers = List.copyOf(approvers);
  }

  /** Everything that the signature covers, which is everything else in the warrant. */
  @JsonIgnore
  @Override
  public byte[] signedBytes() {
    return CanonicalForm.of("countersign.warrant.v2")
        .value(id)
        .value(command.digest())
        .value(commandDigest)
        .value(decisionDigest)
        .value(bundleDigest)
        .value(access)
        .value(obligations.digest())
        .value(approvalRequestId)
        .values(approvers)
        .value(issuedAt)
        .value(expiresAt)
        .text(nonce)
        .text(keyId)
        .toBytes();
  }

  public Warrant withSignature(String newSignature) {
    return new Warrant(
        id,
        command,
        commandDigest,
        decisionDigest,
        bundleDigest,
        access,
        obligations,
        approvalRequestId,
        approvers,
        issuedAt,
        expiresAt,
        nonce,
        keyId,
        newSignature);
  }
}
