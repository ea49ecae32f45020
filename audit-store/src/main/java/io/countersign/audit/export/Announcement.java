package io.countersign.audit.export;

import io.countersign.contracts.event.ExportMade;

/** Tells that an export was made, before its last bytes are given. */
@FunctionalInterface
public interface Announcement {
  /** Returns once it is durable; whatever it throws, the export is not given. */
  void made(ExportMade made);
}
