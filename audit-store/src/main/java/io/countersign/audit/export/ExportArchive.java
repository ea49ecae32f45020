package io.countersign.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.audit.ledger.Ledger;
import io.countersign.audit.ledger.LedgerBrokenException;
import io.countersign.audit.ledger.LedgerSigner;
import io.countersign.contracts.Digest;
import io.countersign.contracts.event.ExportMade;
import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import io.countersign.log.export.ExportNote;
import io.countersign.log.note.Checkpoint;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignedNote;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes exports: a zip file of the data, the proofs of its events, the ledger's checkpoint, the
 * manifest, and last of all the manifest's signature. What breaks off has no signature.
 */
public final class ExportArchive {
  private final Ledger ledger;
  private final LedgerSigner signer;
  private final Clock clock;
  private final Announcement announcement;

  public ExportArchive(Ledger ledger, LedgerSigner signer, Clock clock, Announcement announcement) {
    this.ledger = ledger;
    this.signer = signer;
    this.clock = clock;
    this.announcement = announcement;
  }

  /**
   * Writes an export, one page of entries in memory at a time.
   *
   * @throws IllegalStateException if the ledger has no checkpoint
   */
  public <T> void write(
      ExportRequest request,
      Iterator<T> entries,
      Lines<T> lines,
      Function<T, Entry> naming,
      OutputStream target)
      throws IOException {
    Path positions = Files.createTempFile("export", ".positions");
    try {
      ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(target));
      Written written = data(request, entries, lines, naming, zip, positions);
      SignedNote note =
          ledger
              .checkpoint(0)
              .orElseThrow(() -> new IllegalStateException("there is no checkpoint"));
      put(zip, ExportNote.CHECKPOINT_FILE, note.encode().getBytes(UTF_8));
      ExportManifest.@Nullable Proven proofs =
          request.of() == ExportSubject.EVENTS ? proofs(note, zip, positions) : null;
      seal(manifest(request, written, proofs, note), request, zip);
      zip.finish();
      zip.flush();
    } finally {
      Files.deleteIfExists(positions);
    }
  }

  private record Written(
      long records, long bytes, String hash, @Nullable String first, @Nullable String last) {}

  private static <T> Written data(
      ExportRequest request,
      Iterator<T> entries,
      Lines<T> lines,
      Function<T, Entry> naming,
      ZipOutputStream zip,
      Path positions)
      throws IOException {
    zip.putNextEntry(new ZipEntry(request.format().fileName()));
    CountedOutput data = new CountedOutput(zip);
    long records = 0;
    String first = null;
    String last = null;
    try (BufferedWriter spool = Files.newBufferedWriter(positions)) {
      data.write(lines.heading());
      while (entries.hasNext()) {
        T entry = entries.next();
        data.write(lines.line(entry));
        data.write(lines.end());
        Entry named = naming.apply(entry);
        last = named.name();
        first = first == null ? last : first;
        records++;
        if (named.record().isPresent()) {
          spool.write(named.record().get() + "\n");
        }
      }
    }
    zip.closeEntry();
    return new Written(records, data.bytes(), data.hash(), first, last);
  }

  private ExportManifest.Proven proofs(SignedNote note, ZipOutputStream zip, Path positions)
      throws IOException {
    zip.putNextEntry(new ZipEntry(ExportNote.PROOFS_FILE));
    CountedOutput out = new CountedOutput(zip);
    ProofFile proofs = new ProofFile(ledger, note);
    try (BufferedReader spool = Files.newBufferedReader(positions)) {
      proofs.write(spool, out);
    }
    zip.closeEntry();
    return new ExportManifest.Proven(
        ExportNote.PROOFS_FILE, out.hash(), proofs.proved(), proofs.unproved());
  }

  private ExportManifest manifest(
      ExportRequest request,
      Written written,
      ExportManifest.@Nullable Proven proofs,
      SignedNote note) {
    Checkpoint tree = checkpoint(note);
    return new ExportManifest(
        ExportManifest.VERSION,
        request.of().name().toLowerCase(Locale.ROOT),
        request.format().name().toLowerCase(Locale.ROOT),
        request.format().fileName(),
        request.query(),
        request.from(),
        request.to(),
        written.records(),
        written.bytes(),
        written.hash(),
        written.first(),
        written.last(),
        proofs,
        new ExportManifest.Tree(tree.origin(), tree.size(), tree.root().base64()),
        clock.instant(),
        new ExportManifest.Maker(request.by().subject(), request.by().name()));
  }

  private Checkpoint checkpoint(SignedNote note) {
    try {
      return signer.verify(note);
    } catch (InvalidNoteException e) {
      throw new LedgerBrokenException("the last checkpoint is none any more", e);
    }
  }

  private void seal(ExportManifest manifest, ExportRequest request, ZipOutputStream zip)
      throws IOException {
    byte[] bytes = manifest.encode();
    Hash hash = MerkleTree.sha256(bytes);
    put(zip, ExportNote.MANIFEST_FILE, bytes);
    announcement.made(
        new ExportMade(
            request.by(),
            manifest.format(),
            request.query(),
            manifest.records(),
            Digest.parse("sha256:" + HexFormat.of().formatHex(hash.toBytes()))));
    SignedNote note = signer.attest(note(manifest, hash).text());
    put(zip, ExportNote.NOTE_FILE, note.encode().getBytes(UTF_8));
  }

  private static ExportNote note(ExportManifest manifest, Hash hash) {
    return new ExportNote(
        manifest.ledger().origin(),
        manifest.ledger().size(),
        Hash.ofBase64(manifest.ledger().root()),
        hash,
        manifest.file(),
        manifest.bytes(),
        Hash.of(HexFormat.of().parseHex(manifest.sha256())),
        Optional.ofNullable(manifest.proofs())
            .map(p -> Hash.of(HexFormat.of().parseHex(p.sha256()))));
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
