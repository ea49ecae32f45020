package io.countersign.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.audit.ledger.Ledger;
import io.countersign.audit.ledger.LedgerBrokenException;
import io.countersign.audit.ledger.Proving;
import io.countersign.log.InclusionProof;
import io.countersign.log.export.ProofLine;
import io.countersign.log.note.SignedNote;
import io.countersign.platform.event.RecordPosition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line for each exported event, in the order of the data: its position, and the leaf with its
 * index and path, unless the checkpoint is older.
 */
final class ProofFile {
  private static final int AT_A_TIME = 256;

  private final Ledger ledger;
  private final SignedNote checkpoint;
  private long proved;
  private long unproved;

  ProofFile(Ledger ledger, SignedNote checkpoint) {
    this.ledger = ledger;
    this.checkpoint = checkpoint;
  }

  long proved() {
    return proved;
  }

  long unproved() {
    return unproved;
  }

  /**
   * @param positions one a line
   */
  void write(BufferedReader positions, OutputStream out) throws IOException {
    List<RecordPosition> some = new ArrayList<>(AT_A_TIME);
    for (String line = positions.readLine(); line != null; line = positions.readLine()) {
      some.add(position(line));
      if (some.size() == AT_A_TIME) {
        write(some, out);
        some.clear();
      }
    }
    write(some, out);
  }

  static RecordPosition position(String text) {
    String[] parts = text.split("/", 3);
    return new RecordPosition(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
  }

  private void write(List<RecordPosition> positions, OutputStream out) throws IOException {
    List<Proving> provings = ledger.prove(positions, checkpoint);
    for (int i = 0; i < positions.size(); i++) {
      Optional<ProofLine.Place> place = place(provings.get(i));
      String line = new ProofLine(positions.get(i).toString(), place).text();
      out.write((line + "\n").getBytes(UTF_8));
    }
  }

  private Optional<ProofLine.Place> place(Proving proving) {
    return switch (proving) {
      case Proving.Proved found -> {
        proved++;
        InclusionProof path = found.path();
        yield Optional.of(new ProofLine.Place(path.index(), found.leaf(), path.path()));
      }
      case Proving.TooEarly early -> none();
      case Proving.Unknown unknown -> none();
      case Proving.Broken broken -> throw new LedgerBrokenException(broken.reason());
    };
  }

  private Optional<ProofLine.Place> none() {
    unproved++;
    return Optional.empty();
  }
}
