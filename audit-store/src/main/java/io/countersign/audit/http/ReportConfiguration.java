package io.countersign.audit.http;

import io.countersign.audit.report.ReportSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the settings of reports come from. */
@ConfigMapping(prefix = "countersign.audit.report")
public interface ReportConfiguration extends ReportSettings {
  @Override
  @WithDefault("100000")
  int verifiedLeaves();

  @Override
  @WithDefault("25")
  int sampledRecords();

  @Override
  @WithDefault("50")
  int listedEntries();

  @Override
  @WithDefault("10000")
  int examinedEvents();
}
