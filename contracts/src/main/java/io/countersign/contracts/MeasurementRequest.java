package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * Asks the executor for the {@link Impact} of a command. Signed, since a trial reaches the target:
 * whoever can write to the topic still cannot make the executor run anything.
 *
 * @param keyId which key signed it
 * @param signature HMAC-SHA256 over {@link #signedBytes()}, base64url without padding
 */
public record MeasurementRequest(
    Command command,
    Digest commandDigest,
    MeasureMethod method,
    Instant requestedAt,
    Instant expiresAt,
    String keyId,
    String signature)
    implements Signed {
  @JsonIgnore
  @Override
  public byte[] signedBytes() {
    return CanonicalForm.of("countersign.measurement.v1")
        .value(command.digest())
        .value(commandDigest)
        .value(method)
        .value(requestedAt)
        .value(expiresAt)
        .text(keyId)
        .toBytes();
  }

  public MeasurementRequest signedBy(SigningKey key) {
    MeasurementRequest unsigned =
        new MeasurementRequest(
            command, commandDigest, method, requestedAt, expiresAt, key.id(), "");
    return new MeasurementRequest(
        command,
        commandDigest,
        method,
        requestedAt,
        expiresAt,
        key.id(),
        key.signature(unsigned.signedBytes()));
  }
}
