package io.countersign.executor.masking;

import java.util.List;

/**
 * Finds what looks like nothing but a random secret in base62 or base64: long, of capitals, small
 * letters and digits in no order. Digests in hexadecimal look the same as keys and stay; what is
 * secret among them is known by its name ({@link AssignedSecretDetector}).
 */
final class RandomSecretDetector implements Detector {
  private static final int SHORTEST = 32;

  /** As Base64 anything longer is rather a picture or a document. */
  private static final int LONGEST = 200;

  /** Digests may begin with their own name: {@code sha256-}. */
  private static final int OWN_NAME = 7;

  /** The bytes that files of common kinds, public keys and certificates begin with, in Base64. */
  private static final List<String> BEGINNINGS =
      List.of(
          "iVBOR",
          "/9j/",
          "R0lGOD",
          "UklGR",
          "JVBER",
          "AAAAB3Nz",
          "AAAAC3Nz",
          "AAAAE2Vj",
          "MII",
          "UEsDB",
          "H4sI");

  private static final Label DIGESTS =
      Label.of(
          List.of(
              "sha1",
              "sha256",
              "sha384",
              "sha512",
              "md5",
              "digest",
              "hash",
              "checksum",
              "etag",
              "integrity",
              "fingerprint"));

  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.token();
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    TokenRuns runs = subject.tokens();
    PemBlocks blocks = new PemBlocks(subject.text());
    for (int run = 0; run < runs.size(); run++) {
      boolean sized = runs.end(run) - runs.start(run) >= SHORTEST;
      if (sized && !blocks.hold(runs.start(run))) {
        detect(subject, runs.start(run), runs.end(run), findings);
      }
    }
  }

  private static void detect(Subject subject, int from, int to, Findings findings) {
    String text = subject.text();
    int start = from;
    while (start < to) {
      int end = start;
      while (end < to && isBase64(text.charAt(end))) {
        end++;
      }
      while (end < to && text.charAt(end) == '=') {
        end++;
      }
      boolean sized = end - start >= SHORTEST && end - start <= LONGEST;
      if (sized && Randomness.isRandom(text, start, end) && !isKnown(subject, start)) {
        findings.add(Category.SECRET, start, end);
      }
      start = Math.max(end, start + 1);
    }
  }

  private static boolean isBase64(char c) {
    return Characters.isWord(c) || c == '+' || c == '/';
  }

  private static boolean isKnown(Subject subject, int start) {
    for (String beginning : BEGINNINGS) {
      if (subject.text().startsWith(beginning, start)) {
        return true;
      }
    }
    return subject.isLabelled(start + OWN_NAME, DIGESTS);
  }
}
