package io.countersign.log.witness;

import io.countersign.log.note.NoteSignature;
import java.util.List;

/** What a witness says to a checkpoint. */
public sealed interface Answer {
  /** It continues what the witness knows. */
  record Cosigned(List<NoteSignature> signatures) implements Answer {
    public Cosigned {
      signatures = List.copyOf(signatures);
    }
  }

  /**
   * The old size is not that of the latest checkpoint that was cosigned, or another root was
   * cosigned for the same size.
   *
   * @param size of the latest checkpoint that was cosigned
   */
  record Conflict(long size) implements Answer {}

  /** It is not cosigned. */
  record Refused(Reason reason, String detail) implements Answer {}

  /** Why not, with the HTTP status that says so. */
  enum Reason {
    MALFORMED(400),
    UNTRUSTED(403),
    UNKNOWN_LOG(404),
    INCONSISTENT(422),
    /** Not an answer that a witness gives by the protocol. */
    UNEXPECTED(500);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }

    static Reason of(int status) {
      for (Reason reason : values()) {
        if (reason.status == status) {
          return reason;
        }
      }
      return UNEXPECTED;
    }
  }
}
