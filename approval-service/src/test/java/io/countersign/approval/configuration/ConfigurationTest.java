package io.countersign.approval.configuration;

import static java.util.Map.entry;
import static io.smallrye.config.ConfigMappings.ConfigClass.configClass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.approval.outbox.OutboxSettings;
import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever renames a property or changes a default breaks installations: this says so. */
class ConfigurationTest {
  private static final String NONE = "(none)";

  @Test
  void hasTheseProperties() {
    Map<String, String> properties = new HashMap<>();
    properties.putAll(properties(WarrantConfiguration.class));
    properties.putAll(properties(ApprovalConfiguration.class));
    properties.putAll(properties(PeopleConfiguration.class));
    properties.putAll(properties(InboxConfiguration.class));
    properties.putAll(properties(OutboxSettings.class));

    assertThat(properties)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                entry("countersign.warrant.key-id", NONE),
                entry("countersign.warrant.key", NONE),
                entry("countersign.warrant.valid-for", "10m"),
                entry("countersign.approvals.cancellations-kept", "1h"),
                entry("countersign.approvals.longest-delegation", "30d"),
                entry("countersign.approvals.redecision-pause", "5s"),
                entry("countersign.approvals.pass-every", "1s"),
                entry("countersign.people", NONE),
                entry("countersign.people.rights-valid-for", "8h"),
                entry("countersign.people.remembered-for", "30d"),
                entry("countersign.people.look-every", "10s"),
                entry("countersign.inbox.readers", "reviewer,dba,admin,auditor"),
                entry("countersign.inbox.heartbeat", "15s"),
                entry("countersign.inbox.streams", "10"),
                entry("countersign.inbox.changes-kept", "256"),
                entry("countersign.outbox.tick", "2s"),
                entry("countersign.outbox.batch", "200"),
                entry("countersign.outbox.patience", "10s")));
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

  @Test
  void doesNotStartWithoutAKey() {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder().withMapping(WarrantConfiguration.class);

    assertThatThrownBy(builder::build)
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("countersign.warrant.key");
  }
}
