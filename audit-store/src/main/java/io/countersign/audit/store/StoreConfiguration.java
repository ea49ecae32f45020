package io.countersign.audit.store;

import io.countersign.audit.PartitionPeriod;
import io.countersign.audit.StoreSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the settings of the store come from. */
@ConfigMapping(prefix = "countersign.audit.store")
public interface StoreConfiguration extends StoreSettings {
  @Override
  @WithDefault("month")
  PartitionPeriod partitionPeriod();

  @Override
  @WithDefault("100")
  int resultRows();
}
