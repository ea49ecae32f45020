package io.countersign.audit.export;

/** How exported entries are written, one a line. */
public enum ExportFormat {
  /** RFC 4180, with a heading. */
  CSV("data.csv"),
  /** One JSON text per line. */
  NDJSON("data.ndjson"),
  /** Objects of the Open Cybersecurity Schema Framework, one per line. */
  OCSF("data.ocsf.ndjson"),
  /** Messages of RFC 5424, one per line. */
  SYSLOG("data.log");

  private final String fileName;

  ExportFormat(String fileName) {
    this.fileName = fileName;
  }

  /** Of the file within the export. */
  public String fileName() {
    return fileName;
  }
}
