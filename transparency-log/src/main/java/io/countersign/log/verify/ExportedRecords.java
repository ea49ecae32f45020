package io.countersign.log.verify;

import io.countersign.log.MerkleTree;
import io.countersign.log.record.RecordLeaf;
import java.util.Optional;

/** Compares the lines of an export with the leaves of their records, and counts. */
final class ExportedRecords {
  private final Findings findings;
  private final boolean comparing;
  private long proved;
  private long compared;
  private long unproved;

  /**
   * @param comparing whether the lines are such that they can be compared
   */
  ExportedRecords(Findings findings, boolean comparing) {
    this.findings = findings;
    this.comparing = comparing;
  }

  /**
   * @param leaf empty for a record that was stored too late for the checkpoint
   * @param line empty where lines are not looked at
   */
  void add(String position, Optional<RecordLeaf> leaf, Optional<JsonDataLines.Said> line) {
    if (comparing && line.isEmpty()) {
      findings.add(position, "has a proof, but no line");
    }
    if (leaf.isEmpty()) {
      unproved++;
      return;
    }
    proved++;
    line.ifPresent(said -> compare(position, leaf.get(), said));
  }

  private void compare(String position, RecordLeaf leaf, JsonDataLines.Said said) {
    if (!said.position()
        .equals(
            "{\"topic\":\"%s\",\"partition\":%d,\"offset\":%d}"
                .formatted(leaf.topic(), leaf.partition(), leaf.offset()))) {
      findings.add(position, "the line is that of another record");
      return;
    }
    if (said.data().isPresent()) {
      if (leaf.value().equals(said.data().map(MerkleTree::sha256))) {
        compared++;
      } else {
        findings.add(position, "the content of the line is not that of the record");
      }
    }
  }

  void tell() {
    findings.checked("%,d records are in the log".formatted(proved));
    if (comparing) {
      findings.checked("%,d of them with exactly this content".formatted(compared));
      findings.notVerified("what stands beside the content of lines, such as summaries");
      if (compared < proved) {
        findings.notVerified(
            "the content of %,d records that the export leaves out".formatted(proved - compared));
      }
    } else {
      findings.notVerified("that the lines say what the records say; only JSON lines show it");
    }
    if (unproved > 0) {
      findings.notVerified(
          "%,d records that are younger than the checkpoint, or unknown to it".formatted(unproved));
    }
  }
}
