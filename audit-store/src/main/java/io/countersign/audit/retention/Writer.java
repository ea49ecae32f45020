package io.countersign.audit.retention;

import io.countersign.audit.Partition;
import io.countersign.audit.archive.Archive;
import io.countersign.audit.archive.ArchivedRecord;
import io.countersign.audit.ledger.NamedOffsets;
import io.countersign.log.Hash;
import io.countersign.log.bundle.DisposalManifest;
import io.countersign.log.bundle.DisposalManifest.ArchiveFile;
import io.countersign.log.bundle.LeavesDigest;
import io.countersign.log.bundle.OffsetRange;
import io.countersign.platform.event.RecordPosition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes what is disposed of to the archive, if there is one, and its manifest. */
record Writer(Disposals disposals, Optional<Archive> archive) {
  /** What was seen of the records on their way. */
  private static final class Tally implements Consumer<ArchivedRecord> {
    private final LeavesDigest leaves = new LeavesDigest();
    private final NamedOffsets offsets = new NamedOffsets();

    @Override
    public void accept(ArchivedRecord next) {
      leaves.add(next.leaf().hash());
      RecordPosition position = next.raw().position();
      offsets.add(Partition.of(position), position.offset());
    }
  }

  private static List<OffsetRange> ranges(NamedOffsets offsets) {
    return offsets.partitions().stream()
        .sorted(Comparator.comparing(Partition::topic).thenComparingInt(Partition::number))
        .flatMap(partition ->
            offsets.ranges(partition).stream()
                .map(r ->
                    new OffsetRange(
                        partition.topic(), partition.number(), r.from(), r.to() - r.from())))
        .toList();
  }

  DisposalManifest write(Disposal disposal) {
    return archive.isPresent() ? archive(disposal, archive.get()) : tell(disposal);
  }

  private DisposalManifest archive(Disposal disposal, Archive target) {
    Tally tally = new Tally();
    try (Archive.Writing writing = target.begin(disposal.set())) {
      Disposals.LogState log = disposals.read(disposal.days(), tally.andThen(writing::add));
      ArchiveFile file = writing.finish();
      DisposalManifest manifest = manifest(disposal, tally, log, file);
      requireReadable(disposal, target, manifest.leaves());
      target.manifest(disposal.set(), manifest.text());
      return manifest;
    }
  }

  /** What cannot be read back, or proved from there, is not archived. */
  private static void requireReadable(Disposal disposal, Archive target, Hash leaves) {
    LeavesDigest read = new LeavesDigest();
    target.forEach(disposal.set(), r -> read.add(r.leaf().hash()));
    if (!read.finish().equals(leaves)) {
      throw new DisposalRefusedException(
          "the archived set %s does not hold what was written to it".formatted(disposal.set()));
    }
  }

  private DisposalManifest tell(Disposal disposal) {
    Tally tally = new Tally();
    Disposals.LogState log = disposals.read(disposal.days(), tally);
    return manifest(disposal, tally, log, null);
  }

  private static DisposalManifest manifest(
      Disposal disposal, Tally tally, Disposals.LogState log, @Nullable ArchiveFile file) {
    RecordDays days = disposal.days();
    return new DisposalManifest(
        days.category().toString(),
        days.from(),
        days.to(),
        tally.leaves.finish(),
        file,
        log.size(),
        log.root(),
        ranges(tally.offsets));
  }
}
