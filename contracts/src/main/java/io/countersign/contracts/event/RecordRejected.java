package io.countersign.contracts.event;

import io.countersign.contracts.Digest;

/**
 * A service could not read a record and went on without it. Its raw bytes are in the audit store,
 * under its position.
 *
 * @param valueDigest of the raw value, empty if it had none
 */
public record RecordRejected(
    String service, String topic, int partition, long offset, Digest valueDigest, String reason)
    implements AdministrationEvent {}
