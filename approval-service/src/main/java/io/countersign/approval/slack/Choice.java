package io.countersign.approval.slack;

import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.BatchId;
import io.countersign.contracts.Digest;
import java.util.Optional;
import java.util.UUID;

/**
 * What a button speaks of: exactly the members of a batch that stood beside it.
 *
 * @param shown how many members
 * @param digest {@link Batch#digest()} of these
 */
record Choice(BatchId batch, int shown, Digest digest) {
  private static final String SEPARATOR = " ";
  private static final int PARTS = 3;

  /** Of the first so many members. */
  static Choice of(Batch batch, int shown) {
    return new Choice(batch.id(), shown, batch.first(shown).digest());
  }

  String text() {
    return String.join(SEPARATOR, batch.toString(), Integer.toString(shown), digest.text());
  }

  /** Empty if it is not what {@link #text} writes. */
  static Optional<Choice> parse(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      int shown = Integer.parseInt(parts[1]);
      return shown < 1
          ? Optional.empty()
          : Optional.of(
              new Choice(new BatchId(UUID.fromString(parts[0])), shown, Digest.parse(parts[2])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
