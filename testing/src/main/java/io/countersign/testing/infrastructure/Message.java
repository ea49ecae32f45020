package io.countersign.testing.infrastructure;

import java.util.Map;
import java.util.TreeMap;

/**
 * One line between a test JVM and the infrastructure process: {@code verb TAB name=value TAB …}.
 *
 * @param fields neither names nor values have a tab or a line break
 */
record Message(String verb, Map<String, String> fields) {
  private static final String OK = "ok";
  private static final String FAILED = "failed";
  private static final String REASON = "reason";

  Message {
    fields = Map.copyOf(fields);
  }

  static Message ask(String verb) {
    return new Message(verb, Map.of());
  }

  static Message ask(String verb, String name, String value) {
    return new Message(verb, Map.of(name, value));
  }

  static Message ok(Map<String, String> fields) {
    return new Message(OK, fields);
  }

  static Message failed(String reason) {
    return new Message(FAILED, Map.of(REASON, reason.replaceAll("[\\t\\r\\n]+", " | ")));
  }

  static Message parse(String line) {
    String[] parts = line.split("\t", -1);
    Map<String, String> fields = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      fields.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
    }
    return new Message(parts[0], fields);
  }

  String line() {
    StringBuilder line = new StringBuilder(verb);
    new TreeMap<>(fields).forEach((name, value) -> line.append('\t').append(name + "=" + value));
    return line.toString();
  }

  /**
   * The value of this field.
   *
   * @throws IllegalArgumentException if it is absent
   */
  String field(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException(verb + " has no field " + name);
    }
    return value;
  }

  /**
   * This answer, if it is one to go on with.
   *
   * @throws IllegalStateException if it is a failure
   */
  Message orFail() {
    if (verb.equals(OK)) {
      return this;
    }
    throw new IllegalStateException("the infrastructure process says: " + fields.get(REASON));
  }

  /** Fields may hold passwords. */
  @Override
  public String toString() {
    return "Message[" + verb + " " + fields.keySet() + "]";
  }
}
