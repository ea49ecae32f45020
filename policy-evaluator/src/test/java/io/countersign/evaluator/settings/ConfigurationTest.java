package io.countersign.evaluator.settings;

import static io.smallrye.config.ConfigMappings.ConfigClass.configClass;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever renames a property or changes a default breaks installations: this says so. */
class ConfigurationTest {
  private static final String NONE = "(none)";

  @Test
  void hasTheseProperties() {
    Map<String, String> properties = new HashMap<>();
    properties.putAll(properties(PolicySettings.class));
    properties.putAll(properties(HistorySettings.class));
    properties.putAll(properties(MeasurementSettings.class));

    assertThat(properties)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "countersign.policies.folder", NONE,
                "countersign.policies.poll-interval", "2s",
                "countersign.history.look-back", "7d",
                "countersign.history.principals", "10000",
                "countersign.history.names-per-principal", "1000",
                "countersign.history.commands", "50000",
                "countersign.measurement.key-id", NONE,
                "countersign.measurement.key", NONE,
                "countersign.measurement.expires-after", "60s",
                "countersign.measurement.grace", "15s"));
  }

  private static Map<String, String> properties(Class<?> mapping) {
    Map<String, String> properties = new HashMap<>();
    ConfigMappings.getProperties(configClass(mapping))
        .forEach((name, property) -> properties.put(name, defaultOf(property)));
    return properties;
  }

  private static String defaultOf(ConfigMappingInterface.Property property) {
    return property.hasDefaultValue() ? property.getDefaultValue() : NONE;
  }
}
