package io.countersign.intake.http;

import io.countersign.contracts.CommandId;

/** Where the parts of a command are. */
final class CommandPaths {
  static final String COMMANDS = "/v1/commands";

  private CommandPaths() {}

  static String self(CommandId id) {
    return COMMANDS + "/" + id;
  }

  static String results(CommandId id) {
    return self(id) + "/results";
  }

  static String events(CommandId id) {
    return self(id) + "/events";
  }

  static String comments(CommandId id) {
    return self(id) + "/comments";
  }

  static String undo(CommandId id) {
    return self(id) + "/undo";
  }

  static String cancel(CommandId id) {
    return self(id) + "/cancel";
  }
}
