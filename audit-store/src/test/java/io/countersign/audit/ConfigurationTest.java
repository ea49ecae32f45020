package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.behaviour.BehaviourSettings;
import io.countersign.audit.completeness.CompletenessConfiguration;
import io.countersign.audit.kafka.IngestionSettings;
import io.countersign.audit.store.TrailConfiguration;
import io.countersign.audit.watch.BehaviourConfiguration;
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
  void takesThisForMuchAndForUsual() {
    // When
    BehaviourSettings behaviour =
        configuration(Map.of()).getConfigMapping(BehaviourConfiguration.class);

    // Then
    assertThat(behaviour.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(behaviour.baseline()).isEqualTo(Duration.ofDays(28));
    assertThat(behaviour.minimumHistory()).isEqualTo(Duration.ofDays(14));
    assertThat(behaviour.minimumDays()).isEqualTo(5);
    assertThat(behaviour.minimumCommands()).isEqualTo(40);
    assertThat(behaviour.window()).isEqualTo(Duration.ofHours(1));
    assertThat(behaviour.massReadRows()).isEqualTo(10_000);
    assertThat(behaviour.massReadUnmaskedRows()).isEqualTo(1_000);
    assertThat(behaviour.timesUsual()).isEqualTo(2);
    assertThat(behaviour.offHoursCommands()).isEqualTo(3);
    assertThat(behaviour.mostIrregular()).isEqualTo(0.05);
    assertThat(behaviour.workingHours()).isEmpty();
    assertThat(behaviour.denials()).isEqualTo(5);
    assertThat(behaviour.variations()).isEqualTo(3);
    assertThat(behaviour.narrowingSteps()).isEqualTo(4);
    assertThat(behaviour.haste()).isEqualTo(Duration.ofSeconds(10));
    assertThat(behaviour.hastyApprovals()).isEqualTo(5);
    assertThat(behaviour.pairApprovals()).isEqualTo(20);
  }

  @Test
  void namesWhatIsMuchAndUsual() {
    // Given
    String prefix = "countersign.audit.behaviour.";
    Map<String, String> values =
        Map.ofEntries(
            Map.entry(prefix + "interval", "1s"),
            Map.entry(prefix + "baseline", "2d"),
            Map.entry(prefix + "minimum-history", "3d"),
            Map.entry(prefix + "minimum-days", "4"),
            Map.entry(prefix + "minimum-commands", "5"),
            Map.entry(prefix + "window", "6s"),
            Map.entry(prefix + "mass-read-rows", "7"),
            Map.entry(prefix + "mass-read-unmasked-rows", "8"),
            Map.entry(prefix + "times-usual", "9"),
            Map.entry(prefix + "off-hours-commands", "10"),
            Map.entry(prefix + "most-irregular", "0.11"),
            Map.entry(prefix + "working-hours", "UTC 8-16"),
            Map.entry(prefix + "denials", "12"),
            Map.entry(prefix + "variations", "13"),
            Map.entry(prefix + "narrowing-steps", "14"),
            Map.entry(prefix + "haste", "15s"),
            Map.entry(prefix + "hasty-approvals", "16"),
            Map.entry(prefix + "pair-approvals", "17"));

    // When
    BehaviourSettings behaviour =
        configuration(values).getConfigMapping(BehaviourConfiguration.class);

    // Then
    assertThat(behaviour.interval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(behaviour.baseline()).isEqualTo(Duration.ofDays(2));
    assertThat(behaviour.minimumHistory()).isEqualTo(Duration.ofDays(3));
    assertThat(behaviour.minimumDays()).isEqualTo(4);
    assertThat(behaviour.minimumCommands()).isEqualTo(5);
    assertThat(behaviour.window()).isEqualTo(Duration.ofSeconds(6));
    assertThat(behaviour.massReadRows()).isEqualTo(7);
    assertThat(behaviour.massReadUnmaskedRows()).isEqualTo(8);
    assertThat(behaviour.timesUsual()).isEqualTo(9);
    assertThat(behaviour.offHoursCommands()).isEqualTo(10);
    assertThat(behaviour.mostIrregular()).isEqualTo(0.11);
    assertThat(behaviour.workingHours()).contains("UTC 8-16");
    assertThat(behaviour.denials()).isEqualTo(12);
    assertThat(behaviour.variations()).isEqualTo(13);
    assertThat(behaviour.narrowingSteps()).isEqualTo(14);
    assertThat(behaviour.haste()).isEqualTo(Duration.ofSeconds(15));
    assertThat(behaviour.hastyApprovals()).isEqualTo(16);
    assertThat(behaviour.pairApprovals()).isEqualTo(17);
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
        .withMapping(BehaviourConfiguration.class)
        .withDefaultValues(values)
        .build();
  }
}
