package io.countersign.audit.export;

/** What is exported. */
public enum ExportSubject {
  COMMANDS,
  EVENTS
}
