package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.Hash;
import io.countersign.log.InvalidProofException;
import io.countersign.log.MerkleTree;
import io.countersign.log.bundle.BundleSource;
import io.countersign.log.export.ExportNote;
import io.countersign.log.export.ProofLine;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.record.RecordLeaf;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Optional;

/**
 * Verifies data that was taken out of a store: the signature over its manifest, that no file is
 * another than the signed one, and that each record was in the log. Where the lines are events as
 * JSON, also that their content is the record's.
 */
public final class ExportVerifier {
  private static final int LONGEST_MANIFEST = 1 << 20;
  private static final String JSON_LINES = "data.ndjson";

  private final BundleSource source;
  private final TrustPolicy policy;
  private final Findings findings = new Findings();

  private ExportVerifier(BundleSource source, TrustPolicy policy) {
    this.source = source;
    this.policy = policy;
  }

  /**
   * @throws InvalidNoteException if a signed part cannot even be read
   */
  public static Verdict verify(BundleSource source, TrustPolicy policy)
      throws IOException, InvalidNoteException {
    return new ExportVerifier(source, policy).verify();
  }

  private Verdict verify() throws IOException, InvalidNoteException {
    SignedNote signed = note(ExportNote.NOTE_FILE);
    try {
      String signer = policy.verifyAttestation(signed).getFirst().name();
      findings.checked("manifest signed by " + signer);
    } catch (InvalidNoteException e) {
      findings.add(ExportNote.NOTE_FILE, e.getMessage());
      return findings.verdict();
    }
    ExportNote note = ExportNote.parse(signed.text());
    manifest(note);
    checkpoint(note);
    data(note);
    if (note.proofs().isPresent()) {
      proofs(note, note.proofs().get());
    } else {
      findings.notVerified(
          "the data itself: it is derived from records that are not in the export");
    }
    findings.notVerified("that nothing was left out that the query asks for");
    return findings.verdict();
  }

  private SignedNote note(String file) throws IOException, InvalidNoteException {
    return SignedNote.parse(
        source
            .read(file, SignedNote.LONGEST)
            .orElseThrow(() ->
                new InvalidNoteException("there is no " + file + ": the export is not whole")));
  }

  private void manifest(ExportNote note) throws IOException {
    Optional<byte[]> manifest = source.read(ExportNote.MANIFEST_FILE, LONGEST_MANIFEST);
    if (manifest.isEmpty() || !MerkleTree.sha256(manifest.get()).equals(note.manifest())) {
      findings.add(ExportNote.MANIFEST_FILE, "is not the one that was signed");
    }
  }

  private void checkpoint(ExportNote note) throws IOException, InvalidNoteException {
    SignedNote signed = note(ExportNote.CHECKPOINT_FILE);
    Checkpoint checkpoint = Checkpoint.parse(signed.text());
    // Only the log itself tells of hand-overs of its key, and it is not in the export.
    var _ = Trust.of(policy).check(signed, List.of(), new KeyHistory(findings), findings);
    if (!checkpoint.equals(new Checkpoint(note.origin(), note.size(), note.root()))) {
      findings.add(ExportNote.CHECKPOINT_FILE, "is not the one that was signed for");
    }
  }

  private void data(ExportNote note) throws IOException {
    Optional<InputStream> opened = source.open(note.file());
    if (opened.isEmpty()) {
      findings.add(note.file(), "is missing");
      return;
    }
    try (DigestInputStream in = new DigestInputStream(opened.get(), MerkleTree.newSha256())) {
      long bytes = drained(in);
      Hash hash = Hash.of(in.getMessageDigest().digest());
      if (bytes != note.bytes() || !hash.equals(note.data())) {
        findings.add(note.file(), "is not the data that was signed for");
      } else {
        findings.checked("%s: %,d bytes".formatted(note.file(), bytes));
      }
    }
  }

  private static long drained(InputStream in) throws IOException {
    byte[] some = new byte[1 << 16];
    long bytes = 0;
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      bytes += read;
    }
    return bytes;
  }

  private void proofs(ExportNote note, Hash expected) throws IOException {
    Optional<InputStream> opened = source.open(ExportNote.PROOFS_FILE);
    if (opened.isEmpty()) {
      findings.add(ExportNote.PROOFS_FILE, "is missing");
      return;
    }
    boolean comparing = note.file().equals(JSON_LINES);
    ExportedRecords records = new ExportedRecords(findings, comparing);
    try (DigestInputStream in = new DigestInputStream(opened.get(), MerkleTree.newSha256());
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
        JsonDataLines data =
            JsonDataLines.of(comparing ? source.open(note.file()) : Optional.empty())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        record(line, note, records, data);
      }
      if (data.next().isPresent()) {
        findings.add(note.file(), "has lines that no proof goes with");
      }
      if (!Hash.of(in.getMessageDigest().digest()).equals(expected)) {
        findings.add(ExportNote.PROOFS_FILE, "is not the one that was signed for");
      }
    }
    records.tell();
  }

  private void record(String line, ExportNote note, ExportedRecords records, JsonDataLines data)
      throws IOException {
    try {
      ProofLine proof = ProofLine.parse(line);
      Optional<RecordLeaf> leaf = proof.verify(note.size(), note.root());
      records.add(proof.position(), leaf, data.next());
    } catch (InvalidProofException e) {
      findings.add(ExportNote.PROOFS_FILE, e.getMessage());
    }
  }
}
