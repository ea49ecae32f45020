package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.MerkleTree;
import io.countersign.log.bundle.BundleRange;
import io.countersign.log.bundle.BundleTarget;
import io.countersign.log.bundle.BundleWriter;
import io.countersign.log.bundle.DisposalManifest;
import io.countersign.log.bundle.StoredRecord;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.NoteSignature;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.SignerKey;
import io.countersign.log.record.LogHeader;
import io.countersign.log.record.LogRecord;
import io.countersign.log.record.RecordLeaf;
import io.countersign.log.tile.EntryBundleId;
import io.countersign.log.tile.Tile;
import io.countersign.log.tile.TileBuilder;
import io.countersign.log.tile.TileId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store with records of commands in two topics, of which anything may be changed. */
final class TestStore {
  static final String ORIGIN = "log.example";
  private static final int PER_COMMAND = 3;
  final List<byte[]> leaves = new ArrayList<>();
  final List<StoredRecord> records = new ArrayList<>();
  final List<StoredRecord> unlogged = new ArrayList<>();
  final List<DisposalManifest> disposals = new ArrayList<>();
  private final long[] offsets = new long[2];

  static TestStore of(int size) {
    TestStore store = new TestStore();
    Optional<String> previous = Optional.empty();
    for (int i = 0; i < size; i++) {
      LogRecord r = store.next(i, i % PER_COMMAND == 0 ? Optional.empty() : previous);
      previous = Optional.of("sha256:" + DigestChains.digest("T", "e" + i, r.value()).hex());
      store.append(r);
    }
    return store;
  }

  void append(LogRecord r) {
    leaves.add(RecordLeaf.of(r).encode());
    records.add(new StoredRecord.Kept(r));
  }

  private LogRecord next(int place, Optional<String> previous) {
    List<LogHeader> headers = new ArrayList<>();
    headers.add(header("ce_type", "T"));
    headers.add(header("ce_id", "e" + place));
    headers.add(header("ce_subject", "c" + place / PER_COMMAND));
    headers.add(header("ce_producer", "p" + place % 2));
    headers.add(header("ce_epoch", "1"));
    headers.add(header("ce_sequence", String.valueOf(place / 2 + 1)));
    previous.ifPresent(p -> headers.add(header("ce_previous", p)));
    int topic = place % 5 == 0 ? 1 : 0;
    return new LogRecord(
        "topic-" + topic,
        0,
        offsets[topic]++,
        10_000L * place,
        ("k" + place).getBytes(UTF_8),
        headers,
        ("value " + place).getBytes(UTF_8));
  }

  static LogHeader header(String name, String value) {
    return new LogHeader(name.getBytes(UTF_8), value.getBytes(UTF_8));
  }

  LogRecord record(int place) {
    return ((StoredRecord.Kept) records.get(place)).record();
  }

  /** Puts another value in the place of a record's. */
  void change(int place, String value) {
    LogRecord r = record(place);
    records.set(
        place,
        new StoredRecord.Kept(
            new LogRecord(
                r.topic(),
                r.partition(),
                r.offset(),
                r.timestamp(),
                r.key(),
                r.headers(),
                value.getBytes(UTF_8))));
  }

  Checkpoint checkpoint() {
    TileBuilder builder = new TileBuilder((id, tile) -> {});
    leaves.forEach(leaf -> builder.append(MerkleTree.leafHash(leaf)));
    return new Checkpoint(ORIGIN, builder.size(), builder.root());
  }

  SignedNote note(SignerKey log, NoteSignature... more) {
    return checkpoint().signedBy(log).with(List.of(more));
  }

  void write(BundleTarget target, SignerKey log) throws IOException {
    write(target, note(log), new BundleRange(0, leaves.size()));
  }

  void write(BundleTarget target, SignedNote note, BundleRange range) throws IOException {
    try (target) {
      BundleWriter writer = new BundleWriter(target);
      writer.begin(note, range, List.of(), List.of());
      TileBuilder builder = new TileBuilder((id, tile) -> tile(writer, id, tile));
      leaves.forEach(leaf -> builder.append(MerkleTree.leafHash(leaf)));
      TileId.partial(builder.size()).forEach(id -> tile(writer, id, builder.partial(id)));
      for (long first = range.from(); first < range.to(); first += 256) {
        EntryBundleId id = EntryBundleId.holding(first, leaves.size());
        int from = (int) first;
        int to = from + id.width();
        writer.group(id, leaves.subList(from, to), records.subList(from, to).iterator());
      }
      writer.disposals(disposals);
      writer.unlogged(unlogged.iterator());
    }
  }

  private static void tile(BundleWriter writer, TileId id, Tile tile) {
    try {
      writer.tile(id, tile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
