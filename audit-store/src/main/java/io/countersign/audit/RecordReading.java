package io.countersign.audit;

/** Makes of a record's bytes what this version can make of them. */
@FunctionalInterface
public interface RecordReading {
  AuditRecord read(RawRecord raw);
}
