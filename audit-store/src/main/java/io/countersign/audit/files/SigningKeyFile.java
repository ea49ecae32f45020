package io.countersign.audit.files;

import io.countersign.audit.ledger.LedgerSigner;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the ledger's keys from a mounted secret: one a line, in the form of C2SP signed notes. */
public final class SigningKeyFile {
  private SigningKeyFile() {}

  /**
   * Keys that hand over to another one.
   *
   * @throws IllegalStateException if one of the files does not hold what it should, and one key the
   *     second
   */
  public static LedgerSigner read(Path file, Path next) {
    LedgerSigner signer = read(file);
    try {
      return signer.handingOverTo(SignerKey.parse(Files.readString(next).strip()));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the ledger's next signing key in " + next, e);
    } catch (InvalidNoteException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "%s does not hold the ledger's next signing key as 'keygen' writes it, of the name %s: %s"
              .formatted(next, signer.origin(), e.getMessage()),
          e);
    }
  }

  /**
   * @throws IllegalStateException if it does not hold what it should; the message quotes none of it
   */
  public static LedgerSigner read(Path file) {
    try {
      List<SignerKey> keys = new ArrayList<>();
      for (String line : Files.readString(file).lines().map(String::strip).toList()) {
        if (!line.isEmpty()) {
          keys.add(SignerKey.parse(line));
        }
      }
      return new LedgerSigner(keys);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the ledger's signing keys in " + file, e);
    } catch (InvalidNoteException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "%s does not hold signing keys of the ledger, one a line as 'keygen' writes them: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
