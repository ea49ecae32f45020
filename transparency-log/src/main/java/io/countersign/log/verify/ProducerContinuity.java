package io.countersign.log.verify;

import io.countersign.log.record.LogRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * That what each producer numbered has arrived without gaps, by the CloudEvents extensions {@code
 * producer}, {@code epoch} and {@code sequence} in the records' headers. Numbers of a producer
 * stand in several partitions, so their order says nothing.
 */
final class ProducerContinuity {
  private static final int MOST_DIGITS = 18;
  private static final int MOST_STRETCHES = 100_000;
  private final Map<Epoch, Sequences> epochs = new HashMap<>();
  private final Findings findings;
  private long numbered;
  private long unnumbered;
  private boolean overflowed;

  /** One start of a producer. */
  private record Epoch(String producer, long number) {
    @Override
    public String toString() {
      return producer + " epoch " + number;
    }
  }

  ProducerContinuity(Findings findings) {
    this.findings = findings;
  }

  void accept(LogRecord r, EventHeaders headers) {
    Optional<String> producer = headers.producer();
    Optional<Long> epoch = headers.epoch().flatMap(ProducerContinuity::number);
    Optional<Long> sequence = headers.sequence().flatMap(ProducerContinuity::number);
    if (producer.isEmpty() || epoch.isEmpty() || sequence.isEmpty()) {
      unnumbered++;
      return;
    }
    numbered++;
    Sequences sequences =
        epochs.computeIfAbsent(new Epoch(producer.get(), epoch.get()), _ -> new Sequences());
    overflowed |= sequences.stretches() > MOST_STRETCHES || epochs.size() > MOST_STRETCHES;
    if (!overflowed && !sequences.add(sequence.get(), r.timestamp())) {
      findings.add(r.position(), "its producer used this sequence number twice");
    }
  }

  private static Optional<Long> number(String text) {
    if (text.isEmpty() || text.length() > MOST_DIGITS || text.charAt(0) == '0') {
      return Optional.empty();
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return Optional.empty();
      }
      number = number * 10 + (digit - '0');
    }
    return Optional.of(number);
  }

  /**
   * Tells the gaps.
   *
   * @param whole whether all records were seen, so that a gap is a loss
   * @param settled the timestamp up to which whatever was sent before has come in
   */
  void finish(boolean whole, long settled) {
    if (overflowed || !whole) {
      findings.notVerified(
          "that no producer's record is missing: "
              + (overflowed ? "too many gaps to follow" : "not all records are here"));
    } else {
      findings.checked(
          "sequence numbers of %,d records from %,d starts of producers"
              .formatted(numbered, epochs.size()));
      new TreeMap<>(
              epochs.entrySet().stream()
                  .collect(Collectors.toMap(e -> e.getKey().toString(), Map.Entry::getValue)))
          .forEach((epoch, sequences) -> tellGap(epoch, sequences, settled));
    }
    if (unnumbered > 0) {
      findings.notVerified(
          "the producers of %,d records, which have no sequence number".formatted(unnumbered));
    }
    findings.notVerified("what a producer sent last and nobody received");
  }

  private void tellGap(String epoch, Sequences sequences, long settled) {
    Optional<Sequences.Gap> gap = sequences.firstGap();
    if (gap.isEmpty()) {
      return;
    }
    if (gap.get().noticed() <= settled) {
      findings.add(
          "producer " + epoch, "sequence number %d is missing".formatted(gap.get().first()));
    } else {
      findings.notVerified(
          "sequence numbers of producer %s from %d on: they may have been on their way"
              .formatted(epoch, gap.get().first()));
    }
  }
}
