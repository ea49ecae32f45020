package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The single-use, expiring permit to run exactly this command.
 *
 * @param access the target role to run with
 * @param obligations what binds the run, beyond the executor's own settings
 * @param impact what was known of its effect beforehand; absent where nothing was measured
 * @param basis upon whose word
 * @param notBefore it may be used from this instant on
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
    @Nullable ApprovedImpact impact,
    WarrantBasis basis,
    Instant issuedAt,
    Instant notBefore,
    Instant expiresAt,
    String nonce,
    String keyId,
    String signature)
    implements Signed {
  /** Everything that the signature covers, which is everything else in the warrant. */
  @JsonIgnore
  @Override
  public byte[] signedBytes() {
    CanonicalForm form = CanonicalForm.of("countersign.warrant.v3").value(id);
    basis.addTo(form);
    return form.value(command.digest())
        .value(commandDigest)
        .value(decisionDigest)
        .value(bundleDigest)
        .value(access)
        .value(obligations.digest())
        .value(impact == null ? null : impact.signedDigest())
        .value(issuedAt)
        .value(notBefore)
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
        impact,
        basis,
        issuedAt,
        notBefore,
        expiresAt,
        nonce,
        keyId,
        newSignature);
  }
}
