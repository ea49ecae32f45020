package io.countersign.audit.ledger;

import io.countersign.log.note.VerifierKey;
import java.util.List;

/** Whose signatures an export claims to carry. */
public record ExportKeys(List<VerifierKey> log, List<VerifierKey> witnesses) {
  public ExportKeys {
    log = List.copyOf(log);
    witnesses = List.copyOf(witnesses);
  }
}
