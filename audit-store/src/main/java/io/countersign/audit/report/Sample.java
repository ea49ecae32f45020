package io.countersign.audit.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.Hash;
import io.countersign.log.UnreadableTreeException;
import io.countersign.log.record.LogRecord;
import io.countersign.log.record.RecordLeaf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Records that were drawn at random, with their proofs.
 *
 * @param seed the root of the tree, in Base64: with the purpose {@code sample} it decides what is
 *     drawn
 * @param from index of the first leaf that could be drawn
 * @param to index of the first leaf behind these
 * @param fault why no more could be drawn; absent if all could
 */
public record Sample(String seed, long from, long to, List<Drawn> records, @Nullable String fault)
    implements Section {
  private static final String PURPOSE = "sample";
  private static final String TYPE_HEADER = "ce_type";

  public Sample {
    records = List.copyOf(records);
  }

  /**
   * A record.
   *
   * @param position topic/partition/offset
   * @param index of its leaf
   * @param time by Kafka, as its producer told
   * @param type of the event; absent where there is none
   * @param valueHash SHA-256 of its value, in hexadecimal digits, as the leaf holds it
   * @param proof a file of C2SP tlog-proof
   */
  public record Drawn(
      String position,
      long index,
      @Nullable Instant time,
      @Nullable String type,
      @Nullable String valueHash,
      LeafState state,
      String proof) {}

  static Sample of(LedgerEvidence ledger, ReportSettings settings) {
    LedgerFacts.Range range = ledger.range();
    SortedSet<Long> indexes =
        ledger.draw(PURPOSE).from(range.from(), range.to(), settings.sampledRecords());
    List<Drawn> drawn = new ArrayList<>();
    String fault = null;
    try {
      LeafReader reader = ledger.reader();
      for (long index : indexes) {
        List<ComparedLeaf> group = reader.group(index / LeafReader.GROUP);
        drawn.add(
            drawn(group.get((int) (index % LeafReader.GROUP)), reader.proof(index, ledger.note())));
      }
    } catch (UnreadableTreeException e) {
      fault = String.valueOf(e.getMessage());
    }
    return new Sample(ledger.checkpoint().root().base64(), range.from(), range.to(), drawn, fault);
  }

  private static Drawn drawn(ComparedLeaf leaf, String proof) {
    return new Drawn(
        leaf.position(),
        leaf.index(),
        leaf.leaf().map(l -> Instant.ofEpochMilli(l.timestamp())).orElse(null),
        leaf.record().flatMap(Sample::type).orElse(null),
        leaf.leaf().flatMap(RecordLeaf::value).map(Hash::hex).orElse(null),
        leaf.state(),
        proof);
  }

  private static Optional<String> type(LogRecord record) {
    return record.headers().stream()
        .filter(h -> Arrays.equals(h.name(), TYPE_HEADER.getBytes(UTF_8)))
        .findFirst()
        .flatMap(header -> Optional.ofNullable(header.value()))
        .map(value -> new String(value, UTF_8));
  }
}
