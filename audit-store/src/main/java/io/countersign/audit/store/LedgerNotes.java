package io.countersign.audit.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.audit.ledger.LedgerBrokenException;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.NoteSignature;
import io.countersign.log.note.SignedNote;

/** Notes as they are kept. */
final class LedgerNotes {
  private LedgerNotes() {}

  static byte[] bytes(SignedNote note) {
    return note.encode().getBytes(UTF_8);
  }

  static SignedNote parse(byte[] bytes) {
    try {
      return SignedNote.parse(bytes);
    } catch (InvalidNoteException e) {
      throw new LedgerBrokenException("a checkpoint that is kept is no note any more", e);
    }
  }

  static NoteSignature signature(String line) {
    try {
      return NoteSignature.parse(line);
    } catch (InvalidNoteException e) {
      throw new LedgerBrokenException("a cosignature that is kept is none any more", e);
    }
  }
}
