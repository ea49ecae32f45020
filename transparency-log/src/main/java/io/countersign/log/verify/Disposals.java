package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.MerkleTree;
import io.countersign.log.bundle.DisposalManifest;
import io.countersign.log.bundle.LeavesDigest;
import io.countersign.log.bundle.OffsetRange;
import io.countersign.log.record.LogRecord;
import io.countersign.log.record.RecordLeaf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That whatever retention is said to have disposed of is named by a manifest, that the manifest is
 * of just these leaves, and that an event of the log told of it.
 */
final class Disposals {
  private static final String EVENT = "countersign.RecordsDisposed.v1";
  private static final String TOPIC = "countersign.administration";

  /** A quotation mark within a JSON text has a backslash before it, so this is a property. */
  private static final Pattern DIGEST =
      Pattern.compile("[{,]\\s*\"manifest\"\\s*:\\s*\"(sha256:[0-9a-f]{64})\"");

  private static final int TOLD = 20;
  private final Findings findings;
  private final List<Claim> claims = new ArrayList<>();
  private final Map<String, NavigableMap<Long, Stretch>> stretches = new HashMap<>();
  private final Set<String> events = new HashSet<>();

  private record Stretch(long end, Claim claim) {}

  /** What one manifest says, and what was seen of it. */
  private static final class Claim {
    private final String where;
    private final DisposalManifest manifest;
    private final LeavesDigest leaves = new LeavesDigest();
    private long disposed;

    private Claim(String where, DisposalManifest manifest) {
      this.where = where;
      this.manifest = manifest;
    }
  }

  Disposals(Findings findings) {
    this.findings = findings;
  }

  /** A manifest, before any leaf. */
  void manifest(String where, byte[] text) {
    try {
      Claim claim = new Claim(where, DisposalManifest.parse(new String(text, UTF_8)));
      claims.add(claim);
      for (OffsetRange range : claim.manifest.ranges()) {
        stretches
            .computeIfAbsent(range.topic() + "/" + range.partition(), _ -> new TreeMap<>())
            .put(range.first(), new Stretch(range.end(), claim));
      }
    } catch (IllegalArgumentException e) {
      findings.add(where, "cannot be read: " + e.getMessage());
    }
  }

  /** A leaf, in the order of the tree. */
  void leaf(RecordLeaf leaf, byte[] entry) {
    if (!claims.isEmpty()) {
      claim(leaf).ifPresent(c -> c.leaves.add(MerkleTree.leafHash(entry)));
    }
  }

  private Optional<Claim> claim(RecordLeaf leaf) {
    return Optional.ofNullable(stretches.get(leaf.topic() + "/" + leaf.partition()))
        .map(ranges -> ranges.floorEntry(leaf.offset()))
        .map(Map.Entry::getValue)
        .filter(stretch -> leaf.offset() < stretch.end)
        .map(Stretch::claim);
  }

  /** A record that is said to be disposed of. */
  void disposed(String where, Optional<RecordLeaf> leaf) {
    Optional<Claim> claim = leaf.flatMap(this::claim);
    if (claim.isPresent()) {
      claim.get().disposed++;
    } else {
      findings.add(
          where, "the store says that retention disposed of this record, and no manifest names it");
    }
  }

  /** A record that is there. */
  void kept(LogRecord r) {
    byte[] value = r.value();
    if (value != null
        && r.topic().equals(TOPIC)
        && r.header("ce_type").filter(EVENT::equals).isPresent()) {
      Matcher digest = DIGEST.matcher(new String(value, UTF_8));
      if (digest.find()) {
        events.add(digest.group(1));
      }
    }
  }

  /**
   * Tells what does not hold, and what was disposed of.
   *
   * @param whole whether all leaves and all records that are there were seen
   */
  void finish(boolean whole) {
    List<Claim> used = claims.stream().filter(c -> c.disposed > 0).toList();
    for (Claim claim : used) {
      if (whole) {
        check(claim);
      }
    }
    used.stream().limit(TOLD).map(claim -> sentence(claim, whole)).forEach(findings::notVerified);
    if (used.size() > TOLD) {
      findings.notVerified("%,d further disposals".formatted(used.size() - TOLD));
    }
  }

  private void check(Claim claim) {
    if (!events.contains(claim.manifest.digest())) {
      findings.add(claim.where, "no event of the log tells of this disposal");
    }
    if (!claim.leaves.finish().equals(claim.manifest.leaves())) {
      findings.add(claim.where, "is not the manifest of the leaves that it names");
    }
  }

  private static String sentence(Claim claim, boolean whole) {
    DisposalManifest manifest = claim.manifest;
    DisposalManifest.ArchiveFile archive = manifest.archive();
    return "%,d records of %s stored from %s to %s, which retention disposed of%s%s"
        .formatted(
            claim.disposed,
            manifest.category(),
            manifest.from(),
            manifest.to(),
            archive == null ? ", archived nowhere" : ", archived as " + archive.name(),
            whole ? "" : "; not all of the log is here to tell whether an event says so");
  }
}
