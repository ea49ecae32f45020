package io.countersign.audit.report;

import io.countersign.contracts.event.WarrantIssued;
import io.countersign.log.note.VerifierKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which keys signed.
 *
 * @param ledger public keys that sign the ledger's checkpoints now
 * @param witnesses public keys of the witnesses that are asked now
 * @param signers names and ids of the keys that signed the checkpoints at both ends of the period
 * @param warrants under which keys warrants were signed
 * @param warrantsComplete whether all warrants were looked into
 */
public record Keys(
    List<String> ledger,
    List<String> witnesses,
    List<Signer> signers,
    List<WarrantKey> warrants,
    boolean warrantsComplete)
    implements Section {
  public Keys {
    ledger = List.copyOf(ledger);
    witnesses = List.copyOf(witnesses);
    signers = List.copyOf(signers);
    warrants = List.copyOf(warrants);
  }

  /**
   * A key that signed a checkpoint.
   *
   * @param keyId eight hexadecimal digits (C2SP signed-note)
   * @param known whether it is one of those that sign now
   */
  public record Signer(long size, String name, String keyId, boolean known) {}

  /** A key by its name, and when it was used. */
  public record WarrantKey(String keyId, long warrants, Instant first, Instant last) {
    WarrantKey and(Instant earlier) {
      return new WarrantKey(keyId, warrants + 1, earlier, last);
    }
  }

  static Keys of(Evidence evidence, LedgerEvidence ledger) {
    ExaminedEvents<WarrantIssued> issued = evidence.events(WarrantIssued.class);
    Map<String, WarrantKey> warrants = new TreeMap<>();
    for (ExaminedEvents.Entry<WarrantIssued> entry : issued.entries()) {
      WarrantIssued data = entry.data();
      if (data != null) {
        Instant time = entry.event().time();
        warrants.compute(
            data.warrant().keyId(),
            (id, known) -> known == null ? new WarrantKey(id, 1, time, time) : known.and(time));
      }
    }
    return new Keys(
        texts(ledger.keys().log()),
        texts(ledger.keys().witnesses()),
        ledger.signers(evidence.period()),
        new ArrayList<>(warrants.values()),
        issued.complete() && issued.silent() == 0);
  }

  private static List<String> texts(List<VerifierKey> keys) {
    return keys.stream().map(VerifierKey::toString).toList();
  }
}
