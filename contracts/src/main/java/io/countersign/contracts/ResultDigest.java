package io.countersign.contracts;

/**
 * Stands for a result chunk by chunk, so that whoever holds the chunks' events can prove that they
 * are all of what was shown, in this order, and whoever does not can still prove what it was.
 *
 * @param value of the chunks so far
 */
public record ResultDigest(Digest value) {
  /** Of a result of which nothing was sent yet. */
  public static final ResultDigest EMPTY =
      new ResultDigest(CanonicalForm.of("countersign.result.v1").digest());

  /**
   * With one chunk more.
   *
   * @param event the digest of the chunk's event, as the event that follows upon it names it
   */
  public ResultDigest and(Digest event) {
    return new ResultDigest(
        CanonicalForm.of("countersign.result.v1").value(value).value(event).digest());
  }
}
