package io.countersign.cli.approvals;

import java.io.Console;
import java.util.Optional;

/** How terminals are told to set text apart; plain where there is none. */
public enum Style {
  PLAIN,
  COLOURED;

  private static final String RESET = "\u001b[0m";

  /** Coloured on a terminal, unless {@code NO_COLOR} is set (https://no-color.org). */
  static Style ofThisTerminal() {
    String noColour = System.getenv("NO_COLOR");
    boolean wanted = noColour == null || noColour.isEmpty();
    return isTerminal() && wanted && !"dumb".equals(System.getenv("TERM")) ? COLOURED : PLAIN;
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  public String title(String text) {
    return in("1", text);
  }

  public String aside(String text) {
    return in("2", text);
  }

  String removed(String text) {
    return in("31", text);
  }

  String added(String text) {
    return in("32", text);
  }

  public String warning(String text) {
    return in("33", text);
  }

  private String in(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + RESET;
  }
}
