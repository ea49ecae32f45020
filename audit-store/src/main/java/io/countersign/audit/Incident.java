package io.countersign.audit;

import io.countersign.contracts.IncidentKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That the trail may not be whole.
 *
 * @param subject a partition as {@code topic/partition}, a producer as {@code producer/epoch}, what
 *     it counted as {@code producer/epoch/topic/minute}, or the id of a command
 * @param from the first offset or number that is missing or not yet read; of a count, how many were
 *     published; 0 for a command
 * @param to the first one behind them; of a count, how many have arrived; 0 for a command
 * @param closing absent while nobody has explained it
 */
public record Incident(
    long id,
    IncidentKind kind,
    String subject,
    long from,
    long to,
    Instant foundAt,
    @Nullable Closing closing) {
  public String sentence() {
    return sentence(kind, subject, from, to);
  }

  static String sentence(IncidentKind kind, String subject, long from, long to) {
    return switch (kind) {
      case GAP ->
          "%d records of %s are missing, from offset %d up to %d: they were removed before they were read"
              .formatted(to - from, subject, from, to);
      case REGRESSION ->
          "%s has become shorter: offsets from %d up to %d were read and are no longer there"
              .formatted(subject, from, to);
      case PRODUCER_GAP ->
          "%d events of the producer %s have not arrived, from number %d up to %d"
              .formatted(to - from, subject, from, to);
      case UNFINISHED_COMMAND ->
          "The command %s has no end, and nothing is heard of it any more".formatted(subject);
      case COUNT_MISMATCH ->
          "Of %d events that a producer counted, %d have arrived: %s".formatted(from, to, subject);
      case LAG ->
          "%d records of %s, from offset %d on, may be removed before they are read"
              .formatted(to - from, subject, from);
    };
  }
}
