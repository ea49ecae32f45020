package io.countersign.local;

import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignatureType;
import io.countersign.log.note.SignerKey;
import io.countersign.log.note.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * A key of those who sign checkpoints, drawn at the first start.
 *
 * @param signer file of the private key, for its owner only
 * @param verifier file of the public key, for whoever checks
 */
public record LedgerKey(Path signer, Path verifier) {
  private static final String LEDGER = "countersign.local/ledger";
  private static final String WITNESS = "countersign.local/witness";

  /** The key that the ledger of this data folder is signed with. */
  public static LedgerKey of(Path folder) {
    return named(folder, "ledger", LEDGER, SignatureType.ED25519);
  }

  /** The key that the witness of this data folder cosigns with. */
  public static LedgerKey ofWitness(Path folder) {
    return named(folder, "witness", WITNESS, SignatureType.COSIGNATURE);
  }

  private static LedgerKey named(Path folder, String file, String name, SignatureType type) {
    LedgerKey key =
        new LedgerKey(folder.resolve(file + ".key"), folder.resolve(file + "-verifier.key"));
    try {
      Files.createDirectories(folder);
      if (!Files.exists(key.signer)) {
        SignerKey drawn = SignerKey.generate(name, type, new SecureRandom());
        OwnerOnly.createFile(key.signer, drawn.secretText() + "\n");
      }
      VerifierKey known = SignerKey.parse(Files.readString(key.signer).strip()).verifierKey();
      Files.writeString(key.verifier, known + "\n");
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a key in " + folder, e);
    } catch (InvalidNoteException e) {
      throw new IllegalStateException(
          key.signer + " does not hold a signing key; remove it to draw another", e);
    }
  }
}
