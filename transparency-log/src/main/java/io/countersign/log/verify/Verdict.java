package io.countersign.log.verify;

import java.util.List;

/**
 * What a verification came to.
 *
 * @param checked what was checked, with counts
 * @param findings how many things are not as they must be
 * @param first the first of them
 * @param notVerified what this verification cannot vouch for
 */
public record Verdict(
    List<String> checked, long findings, List<Finding> first, List<String> notVerified) {
  public Verdict {
    checked = List.copyOf(checked);
    first = List.copyOf(first);
    notVerified = List.copyOf(notVerified);
  }

  /** Whether nothing was found; what was not verified may still be wrong. */
  public boolean isSound() {
    return findings == 0;
  }

  /** For people, a line for each. */
  public String text() {
    StringBuilder text = new StringBuilder();
    checked.forEach(line -> text.append("checked       ").append(line).append('\n'));
    first.forEach(finding -> text.append("FOUND         ").append(finding).append('\n'));
    if (findings > first.size()) {
      text.append("FOUND         and %,d more%n".formatted(findings - first.size()));
    }
    notVerified.forEach(line -> text.append("not verified  ").append(line).append('\n'));
    return text.append(isSound() ? "SOUND: " : "NOT SOUND: ")
        .append(isSound() ? "nothing was found in what was checked" : counted(findings))
        .append('\n')
        .toString();
  }

  private static String counted(long findings) {
    return findings == 1 ? "1 thing was found" : "%,d things were found".formatted(findings);
  }
}
