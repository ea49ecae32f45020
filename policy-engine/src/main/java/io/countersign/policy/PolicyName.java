package io.countersign.policy;

import java.util.regex.Pattern;

/** How policies and calendars are named. */
final class PolicyName {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private PolicyName() {}

  static void check(String name, String what) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is not a " + what + "'s name: use lower-case words joined by hyphens");
    }
  }
}
