package io.countersign.approval.slack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a button or a dialog is for. */
enum Action {
  APPROVE,
  CONDITIONS,
  REJECT,
  ASK,
  READ;

  static Optional<Action> named(String id) {
    return Arrays.stream(values()).filter(a -> a.id().equals(id)).findFirst();
  }

  String id() {
    return "countersign-" + name().toLowerCase(Locale.ROOT);
  }

  /** Whether something is to be filled in before it is an answer. */
  boolean opensDialog() {
    return this != APPROVE;
  }
}
