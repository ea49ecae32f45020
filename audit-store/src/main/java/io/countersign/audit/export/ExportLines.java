package io.countersign.audit.export;

import io.countersign.audit.CommandSummary;
import io.countersign.audit.Trail;
import io.countersign.audit.TrailEvent;
import io.countersign.audit.ocsf.OcsfEvents;

/**
 * The lines of each format.
 *
 * @param trail where an event's command is looked up
 * @param host the name of this machine
 */
public record ExportLines(Trail trail, String host) {
  public Lines<CommandSummary> commands(ExportFormat format) {
    return switch (format) {
      case CSV -> CsvLines.commands();
      case NDJSON -> JsonLines.commands();
      case OCSF -> JsonLines.of(new OcsfEvents(trail::command)::of);
      case SYSLOG -> SyslogLines.commands(host);
    };
  }

  public Lines<TrailEvent> events(ExportFormat format) {
    return switch (format) {
      case CSV -> CsvLines.events();
      case NDJSON -> JsonLines.events();
      case OCSF -> JsonLines.of(new OcsfEvents(trail::command)::of);
      case SYSLOG -> SyslogLines.events(host);
    };
  }
}
