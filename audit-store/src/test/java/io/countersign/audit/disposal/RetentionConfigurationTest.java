package io.countersign.audit.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.RecordCategory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionConfigurationTest {
  @Test
  void keepsEverythingAndArchivesNothingByDefault() {
    SmallRyeConfig configuration = configuration(Map.of());
    assertThat(configuration.getConfigMapping(RetentionConfiguration.class).kept()).isEmpty();
    DisposalConfiguration disposal = configuration.getConfigMapping(DisposalConfiguration.class);
    assertThat(disposal.interval()).isEqualTo(Duration.ofMinutes(10));
    assertThat(disposal.archiveFolder()).isEmpty();
  }

  @Test
  void hasTheseNames() {
    // When
    SmallRyeConfig configuration =
        configuration(
            Map.of(
                "countersign.audit.retention.results", "P400D",
                "countersign.audit.retention.row-images", "P30D",
                "countersign.audit.disposal.interval", "5s",
                "countersign.audit.disposal.archive-folder", "/archive"));

    // Then
    assertThat(configuration.getConfigMapping(RetentionConfiguration.class).kept())
        .isEqualTo(
            Map.of(
                RecordCategory.RESULTS, Duration.ofDays(400),
                RecordCategory.ROW_IMAGES, Duration.ofDays(30)));
    DisposalConfiguration disposal = configuration.getConfigMapping(DisposalConfiguration.class);
    assertThat(disposal.interval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(disposal.archiveFolder()).contains(Path.of("/archive"));
  }

  @Test
  void knowsNoOtherCategories() {
    assertThatThrownBy(() ->
            configuration(Map.of("countersign.audit.retention.rezults", "P400D"))
                .getConfigMapping(RetentionConfiguration.class)
                .kept())
        .hasMessageContaining("rezults");
  }

  private static SmallRyeConfig configuration(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withMapping(RetentionConfiguration.class)
        .withMapping(DisposalConfiguration.class)
        .withDefaultValues(values)
        .build();
  }
}
