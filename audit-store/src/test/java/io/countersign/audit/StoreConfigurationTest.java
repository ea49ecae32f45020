package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.store.StoreConfiguration;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pins the name and the default of every property of the store. */
class StoreConfigurationTest {
  @Test
  void hasTheseDefaults() {
    StoreConfiguration store = settings(Map.of());
    assertThat(store.partitionPeriod()).isEqualTo(PartitionPeriod.MONTH);
    assertThat(store.resultRows()).isEqualTo(100);
  }

  @Test
  void hasTheseNames() {
    StoreConfiguration store =
        settings(
            Map.of(
                "countersign.audit.store.partition-period", "week",
                "countersign.audit.store.result-rows", "9"));
    assertThat(store.partitionPeriod()).isEqualTo(PartitionPeriod.WEEK);
    assertThat(store.resultRows()).isEqualTo(9);
  }

  private static StoreConfiguration settings(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withMapping(StoreConfiguration.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(StoreConfiguration.class);
  }
}
