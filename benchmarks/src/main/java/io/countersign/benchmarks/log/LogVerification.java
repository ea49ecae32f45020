package io.countersign.benchmarks.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.Hash;
import io.countersign.log.HashReader;
import io.countersign.log.InclusionProof;
import io.countersign.log.MerkleTree;
import io.countersign.log.Proofs;
import io.countersign.log.bundle.BundleRange;
import io.countersign.log.bundle.BundleSource;
import io.countersign.log.bundle.BundleTarget;
import io.countersign.log.bundle.BundleWriter;
import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.SignatureType;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.record.LogHeader;
import io.countersign.log.record.LogRecord;
import io.countersign.log.record.RecordLeaf;
import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.Tile;
import io.countersign.log.tile.TileBuilder;
import io.countersign.log.tile.TileId;
import io.countersign.log.verify.StoreVerifier;
import io.countersign.log.verify.Trust;
import io.countersign.log.verify.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves a second that one core verifies, of a bundle with records of about 900 bytes and of a log
 * alone, and the size and time of proofs as trees grow. In processor time of one thread, for
 * machines that are busy with other things; the best pass counts.
 */
public final class LogVerification {
  private static final int LEAVES = 1 << 17;
  private static final int PASSES = 5;
  private static final int PROOFS = 2000;

  private LogVerification() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("log-verification");
    SignerKey key = SignerKey.generate("log.example", SignatureType.ED25519, new SecureRandom());
    write(folder, key);
    Trust trust = Trust.of(TrustPolicy.log(key.verifierKey()));
    System.out.printf("| verified | leaves/s of one core |%n| --- | --- |%n");
    System.out.printf("| bundle with records | %,.0f |%n", measure(folder, trust));
    Files.delete(folder.resolve("bundle"));
    System.out.printf("| log alone | %,.0f |%n", measure(folder, trust));
    System.out.printf("%n| leaves | hashes of a proof | built and verified in |%n");
    System.out.println("| --- | --- | --- |");
    for (int power = 10; power <= 24; power += 2) {
      proofs(power);
    }
  }

  private static double measure(Path folder, Trust trust) throws Exception {
    long least = Long.MAX_VALUE;
    for (int pass = 0; pass < PASSES; pass++) {
      long start = processorTime();
      try (BundleSource source = BundleSource.of(folder)) {
        Verdict verdict = StoreVerifier.verify(source, trust);
        if (!verdict.isSound()) {
          throw new IllegalStateException(verdict.text());
        }
      }
      least = Math.min(least, processorTime() - start);
    }
    return LEAVES * 1e9 / least;
  }

  private static void proofs(int power) throws Exception {
    long size = (1L << power) + (1L << (power - 1)) + 1;
    // Every subtree of the same height has the same root, so that no tree need be kept.
    List<Hash> roots = new ArrayList<>(List.of(MerkleTree.leafHash(new byte[0])));
    for (int height = 1; height < Long.SIZE; height++) {
      roots.add(MerkleTree.nodeHash(roots.getLast(), roots.getLast()));
    }
    HashReader reader = (height, index) -> roots.get(height);
    Hash root = new Proofs(reader).root(size);
    long least = Long.MAX_VALUE;
    int longest = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      long start = processorTime();
      for (int i = 0; i < PROOFS; i++) {
        InclusionProof proof = new Proofs(reader).inclusion(i * 7919L % size, size);
        proof.verify(roots.getFirst(), root);
        longest = Math.max(longest, proof.path().size());
      }
      least = Math.min(least, processorTime() - start);
    }
    System.out.printf("| %,d | %d | %.1f µs |%n", size, longest, least / 1e3 / PROOFS);
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void write(Path folder, SignerKey key) throws IOException {
    List<byte[]> leaves = new ArrayList<>();
    TileBuilder hashes = new TileBuilder((id, tile) -> {});
    for (int i = 0; i < LEAVES; i++) {
      leaves.add(RecordLeaf.of(record(i)).encode());
      hashes.append(MerkleTree.leafHash(leaves.getLast()));
    }
    Checkpoint checkpoint = new Checkpoint("log.example", LEAVES, hashes.root());
    BundleWriter writer = new BundleWriter(BundleTarget.folder(folder));
    writer.begin(
        checkpoint.signedBy(key),
        new BundleRange(0, LEAVES),
        List.of(key.verifierKey()),
        List.of());
    TileBuilder tiles = new TileBuilder((id, tile) -> tile(writer, id, tile));
    leaves.forEach(leaf -> tiles.append(MerkleTree.leafHash(leaf)));
    TileId.partial(LEAVES).forEach(id -> tile(writer, id, tiles.partial(id)));
    for (int first = 0; first < LEAVES; first += TileId.FULL_WIDTH) {
      List<StoredRecord> records = new ArrayList<>();
      for (int i = first; i < first + TileId.FULL_WIDTH; i++) {
        records.add(new StoredRecord.Kept(record(i)));
      }
      writer.group(
          EntryBundleId.holding(first, LEAVES),
          leaves.subList(first, first + TileId.FULL_WIDTH),
          records.iterator());
    }
  }

  private static void tile(BundleWriter writer, TileId id, Tile tile) {
    try {
      writer.tile(id, tile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LogRecord record(int place) {
    List<LogHeader> headers =
        List.of(
            header("ce_type", "countersign.ExecutionStarted.v1"),
            header("ce_id", "0199a7d0-0000-7000-8000-" + "%012d".formatted(place)),
            header("ce_subject", "0199a7d0-0000-7000-9000-" + "%012d".formatted(place / 8)),
            header("ce_traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
            header("ce_producer", "executor-0"),
            header("ce_epoch", "1"),
            header("ce_sequence", String.valueOf(place + 1)));
    byte[] value = "x".repeat(500).getBytes(UTF_8);
    byte[] key = "0199a7d0-0000-7000-a000-000000000000".getBytes(UTF_8);
    return new LogRecord(
        "countersign.executions", place % 6, place / 6, place, key, headers, value);
  }

  private static LogHeader header(String name, String value) {
    return new LogHeader(name.getBytes(UTF_8), value.getBytes(UTF_8));
  }
}
