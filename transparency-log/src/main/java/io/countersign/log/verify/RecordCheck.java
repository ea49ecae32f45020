package io.countersign.log.verify;

import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.record.LogRecord;
import io.countersign.log.record.RecordLeaf;
import java.util.Optional;

/** Compares what the store has with the leaf that stands for it. */
final class RecordCheck {
  /**
   * For so many milliseconds a record of one partition may come in behind a later one of another: a
   * store that is written to is cut off somewhere.
   */
  private static final long ON_THE_WAY = 60_000;

  private final Findings findings;
  private final ProducerContinuity producers;
  private final DigestChains chains;
  private final Disposals disposals;
  private final CommandEnds ends;
  private long records;
  private long withoutValue;
  private long disposed;
  private long missing;
  private boolean stepsDisposed;
  private long latest = Long.MIN_VALUE;

  RecordCheck(Findings findings, Disposals disposals) {
    this.findings = findings;
    this.disposals = disposals;
    this.producers = new ProducerContinuity(findings);
    this.chains = new DigestChains(findings);
    this.ends = new CommandEnds(findings);
  }

  void accept(long index, Optional<RecordLeaf> leaf, StoredRecord stored) {
    switch (stored) {
      case StoredRecord.Kept kept -> {
        compare(index, leaf, kept.record());
        disposals.kept(kept.record());
        follow(kept.record());
      }
      case StoredRecord.WithoutValue rest -> {
        withoutValue++;
        compareRest(index, leaf, rest.record());
        follow(rest.record());
      }
      case StoredRecord.Disposed _ -> {
        disposed++;
        stepsDisposed |= leaf.isEmpty() || CommandEnds.concerns(leaf.get().topic());
        disposals.disposed(where(index, leaf), leaf);
      }
      case StoredRecord.Missing _ -> {
        missing++;
        findings.add(where(index, leaf), "the store does not have the record of this leaf");
      }
    }
  }

  private void follow(LogRecord r) {
    records++;
    latest = Math.max(latest, r.timestamp());
    EventHeaders headers = EventHeaders.of(r);
    producers.accept(r, headers);
    chains.accept(r, headers);
    ends.accept(r, headers);
  }

  private void compare(long index, Optional<RecordLeaf> leaf, LogRecord r) {
    Optional<RecordLeaf> stored = leafOf(index, leaf, r);
    // One leaf has one spelling only, so this is as good as comparing bytes.
    if (stored.isPresent() && leaf.isPresent() && !stored.get().equals(leaf.get())) {
      findings.add(where(index, leaf), difference(leaf.get(), stored.get()));
    }
  }

  /** The value's hash is taken from the leaf, as the store no longer has the value. */
  private void compareRest(long index, Optional<RecordLeaf> leaf, LogRecord r) {
    Optional<RecordLeaf> stored = leafOf(index, leaf, r);
    if (leaf.isPresent() && stored.isPresent()) {
      RecordLeaf s = stored.get();
      RecordLeaf rest =
          new RecordLeaf(
              s.topic(),
              s.partition(),
              s.offset(),
              s.timestamp(),
              s.key(),
              s.headers(),
              leaf.get().value());
      if (!rest.equals(leaf.get())) {
        findings.add(where(index, leaf), difference(leaf.get(), rest));
      }
    }
  }

  private Optional<RecordLeaf> leafOf(long index, Optional<RecordLeaf> leaf, LogRecord r) {
    try {
      return Optional.of(RecordLeaf.of(r));
    } catch (IllegalArgumentException e) {
      findings.add(where(index, leaf), "the stored record is none that a leaf could stand for");
      return Optional.empty();
    }
  }

  private static String where(long index, Optional<RecordLeaf> leaf) {
    return leaf.map(RecordLeaf::position).orElse("leaf " + index);
  }

  private static String difference(RecordLeaf leaf, RecordLeaf stored) {
    if (!leaf.position().equals(stored.position())) {
      return "the store has another record in its place, " + stored.position();
    }
    if (leaf.timestamp() != stored.timestamp()) {
      return "the stored timestamp is not the one that was logged";
    }
    if (!leaf.key().equals(stored.key())) {
      return "the stored key is not the one that was logged";
    }
    return leaf.headers().equals(stored.headers())
        ? "the stored value is not the one that was logged"
        : "the stored headers are not those that were logged";
  }

  /**
   * Tells counts and gaps.
   *
   * @param whole whether the bundle is of the whole log, and no file of records is missing
   */
  void finish(boolean whole) {
    findings.checked("%,d records against their leaves".formatted(records));
    if (withoutValue > 0) {
      findings.notVerified("%,d values, which the store did not keep".formatted(withoutValue));
    }
    disposals.finish(whole);
    long settled = Math.max(latest, Long.MIN_VALUE + ON_THE_WAY) - ON_THE_WAY;
    producers.finish(whole && disposed == 0 && missing == 0, settled);
    chains.finish(whole && disposed == 0 && missing == 0 && withoutValue == 0, settled);
    ends.finish(whole && !stepsDisposed && missing == 0, latest);
  }
}
