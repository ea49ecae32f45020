package io.countersign.log.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to believe: the log by any of its keys, and how many of these witnesses.
 *
 * @param origin of the log
 * @param logKeys one of them must have signed
 * @param witnesses keys of type {@link SignatureType#COSIGNATURE}
 * @param quorum how many different witnesses must have cosigned; 0 for none
 */
public record TrustPolicy(
    String origin, List<VerifierKey> logKeys, List<VerifierKey> witnesses, int quorum) {
  public TrustPolicy {
    logKeys = List.copyOf(logKeys);
    witnesses = List.copyOf(witnesses);
    if (logKeys.isEmpty() || logKeys.stream().anyMatch(k -> k.type() != SignatureType.ED25519)) {
      throw new IllegalArgumentException("a log is trusted by at least one key of type Ed25519");
    }
    if (witnesses.stream().anyMatch(k -> k.type() != SignatureType.COSIGNATURE)) {
      throw new IllegalArgumentException("a witness has a key of the cosignature type");
    }
    List<VerifierKey> loggers = logKeys;
    if (witnesses.stream().anyMatch(w -> loggers.stream().anyMatch(w::sameKey))) {
      throw new IllegalArgumentException("a log is not its own witness: one key is both");
    }
    if (quorum < 0 || quorum > different(witnesses).size()) {
      throw new IllegalArgumentException(
          "a quorum of %d cannot be reached with %d different witnesses"
              .formatted(quorum, different(witnesses).size()));
    }
  }

  /** Trusts a log alone, whose origin is the name of its key. */
  public static TrustPolicy log(VerifierKey key) {
    return new TrustPolicy(key.name(), List.of(key), List.of(), 0);
  }

  public TrustPolicy withWitnesses(List<VerifierKey> keys, int required) {
    return new TrustPolicy(origin, logKeys, keys, required);
  }

  /** The same, believing the log by these keys. */
  public TrustPolicy withLogKeys(List<VerifierKey> keys) {
    return new TrustPolicy(origin, keys, witnesses, quorum);
  }

  /** The same, believing the log by the keys of the other policy too. */
  public TrustPolicy withKeysOf(TrustPolicy other) {
    List<VerifierKey> keys = new ArrayList<>(logKeys);
    keys.addAll(other.logKeys());
    return new TrustPolicy(origin, keys, witnesses, quorum);
  }

  /** Verifies a checkpoint; refuses it whole if any signature of a known key is wrong. */
  public VerifiedCheckpoint verify(SignedNote note) throws InvalidNoteException {
    List<VerifierKey> signed = new ArrayList<>();
    List<VerifiedCheckpoint.Cosigned> cosigned = new ArrayList<>();
    int unknown = 0;
    for (NoteSignature signature : note.signatures()) {
      VerifierKey logKey = claimed(logKeys, signature);
      VerifierKey witness = claimed(witnesses, signature);
      if (logKey != null) {
        verifyLog(logKey, note, signature);
        signed.add(logKey);
      } else if (witness != null) {
        cosigned.add(
            new VerifiedCheckpoint.Cosigned(
                witness, witness.verifyCosignature(note.text(), signature)));
      } else {
        unknown++;
      }
    }
    return decide(note, signed, cosigned, unknown);
  }

  /**
   * Verifies a note of the log that is no checkpoint; refuses it whole if any signature of a known
   * key is wrong.
   *
   * @return the keys that have signed, one at least
   */
  public List<VerifierKey> verifyAttestation(SignedNote note) throws InvalidNoteException {
    List<VerifierKey> signed = new ArrayList<>();
    for (NoteSignature signature : note.signatures()) {
      VerifierKey logKey = claimed(logKeys, signature);
      if (logKey != null) {
        verifyLog(logKey, note, signature);
        signed.add(logKey);
      }
    }
    if (signed.isEmpty()) {
      throw new InvalidNoteException("no trusted key of the log has signed");
    }
    return signed;
  }

  private VerifiedCheckpoint decide(
      SignedNote note,
      List<VerifierKey> signed,
      List<VerifiedCheckpoint.Cosigned> cosigned,
      int unknown)
      throws InvalidNoteException {
    if (signed.isEmpty()) {
      throw new InvalidNoteException("no trusted key of the log has signed");
    }
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    if (!checkpoint.origin().equals(origin)) {
      throw new InvalidNoteException("the checkpoint is of another log than " + origin);
    }
    int witnessed =
        different(cosigned.stream().map(VerifiedCheckpoint.Cosigned::witness).toList()).size();
    if (witnessed < quorum) {
      throw new InvalidNoteException(
          "%d of the trusted witnesses have cosigned, and %d must".formatted(witnessed, quorum));
    }
    return new VerifiedCheckpoint(checkpoint, note, signed, cosigned, unknown);
  }

  private static void verifyLog(VerifierKey key, SignedNote note, NoteSignature signature)
      throws InvalidNoteException {
    if (!key.verifies(note.text().getBytes(UTF_8), signature.bytes())) {
      throw new InvalidNoteException("the signature of " + key.name() + " is wrong");
    }
  }

  private static @Nullable VerifierKey claimed(List<VerifierKey> keys, NoteSignature signature) {
    return keys.stream().filter(k -> k.claimedBy(signature)).findFirst().orElse(null);
  }

  /** A key under two names is one witness. */
  private static List<VerifierKey> different(List<VerifierKey> keys) {
    List<VerifierKey> different = new ArrayList<>();
    keys.stream().filter(key -> different.stream().noneMatch(key::sameKey)).forEach(different::add);
    return different;
  }
}
