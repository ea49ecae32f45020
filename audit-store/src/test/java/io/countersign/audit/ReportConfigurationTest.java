package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.http.ReportConfiguration;
import io.countersign.audit.report.ReportSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pins the name and the default of every property of reports. */
class ReportConfigurationTest {
  private static final String PREFIX = "countersign.audit.report.";

  @Test
  void hasTheseDefaults() {
    // When
    ReportSettings settings = settings(Map.of());

    // Then
    assertThat(settings.verifiedLeaves()).isEqualTo(100_000);
    assertThat(settings.sampledRecords()).isEqualTo(25);
    assertThat(settings.listedEntries()).isEqualTo(50);
    assertThat(settings.examinedEvents()).isEqualTo(10_000);
  }

  @Test
  void hasTheseNames() {
    // When
    ReportSettings settings =
        settings(
            Map.of(
                PREFIX + "verified-leaves", "1",
                PREFIX + "sampled-records", "2",
                PREFIX + "listed-entries", "3",
                PREFIX + "examined-events", "4"));

    // Then
    assertThat(settings.verifiedLeaves()).isEqualTo(1);
    assertThat(settings.sampledRecords()).isEqualTo(2);
    assertThat(settings.listedEntries()).isEqualTo(3);
    assertThat(settings.examinedEvents()).isEqualTo(4);
  }

  private static ReportSettings settings(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withMapping(ReportConfiguration.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(ReportConfiguration.class);
  }
}
