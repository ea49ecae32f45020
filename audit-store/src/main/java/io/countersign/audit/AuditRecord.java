package io.countersign.audit;

import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.RecordPosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A record with what was made of it. */
public record AuditRecord(RawRecord raw, Envelope envelope, Reading reading) {
  private static final Envelope NOTHING =
      new Envelope(null, null, null, null, null, null, null, null, null);

  public RecordPosition position() {
    return raw.position();
  }

  /** The id of an event; empty for poison, which must not pass for the event that it names. */
  public Optional<EventId> eventId() {
    return reading instanceof Reading.Poison
        ? Optional.empty()
        : Optional.ofNullable(envelope.id());
  }

  /** By what it is ordered: the event's own time, else the broker's, else the beginning of time. */
  public Instant happenedAt() {
    if (envelope.time() != null) {
      return envelope.time();
    }
    try {
      Instant written = Instant.ofEpochMilli(raw.timestamp());
      return PlausibleTime.holds(written) ? written : Instant.EPOCH;
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  /** The same bytes with nothing made of them. */
  public AuditRecord asPoison(String reason) {
    return new AuditRecord(raw, NOTHING, new Reading.Poison(reason));
  }
}
