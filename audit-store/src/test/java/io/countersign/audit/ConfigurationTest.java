package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.completeness.CompletenessConfiguration;
import io.countersign.audit.kafka.IngestionSettings;
import io.countersign.audit.store.TrailConfiguration;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pins the name and the default of every property. */
class ConfigurationTest {
  @Test
  void hasTheseDefaults() {
    // When
    SmallRyeConfig configuration = configuration(Map.of());

    // Then
    IngestionSettings ingestion = configuration.getConfigMapping(IngestionSettings.class);
    assertThat(ingestion.batchRecords()).isEqualTo(5_000);
    assertThat(ingestion.batchBytes()).isEqualTo(16 * 1024 * 1024);
    assertThat(ingestion.longestPause()).isEqualTo(Duration.ofSeconds(5));
    TrailConfiguration trail = configuration.getConfigMapping(TrailConfiguration.class);
    assertThat(trail.valueBytes()).isEqualTo(8 * 1024 * 1024);
    assertThat(trail.queryTimeout()).isEqualTo(Duration.ofSeconds(30));
    CompletenessSettings completeness =
        configuration.getConfigMapping(CompletenessConfiguration.class);
    assertThat(completeness.interval()).isEqualTo(Duration.ofSeconds(15));
    assertThat(completeness.grace()).isEqualTo(Duration.ofMinutes(1));
    assertThat(completeness.unfinishedAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(completeness.lagOfRetention()).isEqualTo(0.5);
  }

  @Test
  void hasTheseNames() {
    // When
    SmallRyeConfig configuration =
        configuration(
            Map.of(
                "countersign.audit.batch-records", "1",
                "countersign.audit.batch-bytes", "2",
                "countersign.audit.longest-pause", "3s",
                "countersign.trail.value-bytes", "4",
                "countersign.trail.query-timeout", "5s",
                "countersign.audit.completeness.interval", "6s",
                "countersign.audit.completeness.grace", "7s",
                "countersign.audit.completeness.lag-of-retention", "0.25",
                "countersign.audit.completeness.unfinished-after", "8s"));

    // Then
    IngestionSettings ingestion = configuration.getConfigMapping(IngestionSettings.class);
    assertThat(ingestion.batchRecords()).isEqualTo(1);
    assertThat(ingestion.batchBytes()).isEqualTo(2);
    assertThat(ingestion.longestPause()).isEqualTo(Duration.ofSeconds(3));
    TrailConfiguration trail = configuration.getConfigMapping(TrailConfiguration.class);
    assertThat(trail.valueBytes()).isEqualTo(4);
    assertThat(trail.queryTimeout()).isEqualTo(Duration.ofSeconds(5));
    CompletenessSettings completeness =
        configuration.getConfigMapping(CompletenessConfiguration.class);
    assertThat(completeness.interval()).isEqualTo(Duration.ofSeconds(6));
    assertThat(completeness.grace()).isEqualTo(Duration.ofSeconds(7));
    assertThat(completeness.unfinishedAfter()).isEqualTo(Duration.ofSeconds(8));
    assertThat(completeness.lagOfRetention()).isEqualTo(0.25);
  }

  private static SmallRyeConfig configuration(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withMapping(IngestionSettings.class)
        .withMapping(TrailConfiguration.class)
        .withMapping(CompletenessConfiguration.class)
        .withDefaultValues(values)
        .build();
  }
}
