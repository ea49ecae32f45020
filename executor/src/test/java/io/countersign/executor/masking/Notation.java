package io.countersign.executor.masking;

import java.util.regex.Pattern;

/** Expands what the case files write for characters that are hard to see or long to write. */
final class Notation {
  private static final Pattern CODE = Pattern.compile("\\{U\\+([0-9A-F]{4,6})}");
  private static final Pattern REPEATED = Pattern.compile("\\{(.)\\*(\\d+)}");

  private Notation() {}

  static String expand(String text) {
    String repeated =
        REPEATED
            .matcher(text)
            .replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))));
    return CODE.matcher(repeated)
        .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
  }
}
