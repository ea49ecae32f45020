package io.countersign.approval.configuration;

import static io.smallrye.config.ConfigMappings.ConfigClass.configClass;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.approval.outbox.OutboxSettings;
import io.countersign.approval.slack.SlackSettings;
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
    properties.putAll(properties(NoticeConfiguration.class));
    properties.putAll(properties(WebhookConfiguration.class));
    properties.putAll(properties(MailConfiguration.class));
    properties.putAll(properties(SlackSettings.class));

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
                entry("countersign.inbox.readers[*]", "reviewer,dba,admin,auditor"),
                entry("countersign.inbox.heartbeat", "15s"),
                entry("countersign.inbox.streams", "10"),
                entry("countersign.inbox.changes-kept", "256"),
                entry("countersign.slack.enabled", "false"),
                entry("countersign.slack.signing-secret", NONE),
                entry("countersign.slack.bot-token", NONE),
                entry("countersign.slack.team", NONE),
                entry("countersign.slack.app", NONE),
                entry("countersign.slack.api-url", "https://slack.com/api/"),
                entry("countersign.slack.response-url", "https://hooks.slack.com/"),
                entry("countersign.slack.public-url", NONE),
                entry("countersign.slack.timeout", "10s"),
                entry("countersign.slack.tick", "2s"),
                entry("countersign.outbox.tick", "2s"),
                entry("countersign.outbox.batch", "200"),
                entry("countersign.outbox.patience", "10s"),
                entry("countersign.notices.batch-window", "2m"),
                entry("countersign.notices.most-members", "50"),
                entry("countersign.notices.update-every", "2s"),
                entry("countersign.notices.remind-after", "15m"),
                entry("countersign.notices.remind-at-least-every", "8h"),
                entry("countersign.notices.most-attempts", "12"),
                entry("countersign.notices.retry-after", "5s"),
                entry("countersign.notices.retry-at-least-every", "30m"),
                entry("countersign.notices.agent-limit.new-batches", "20"),
                entry("countersign.notices.agent-limit.within", "1h"),
                entry("countersign.notices.agent-limit.open-batches", "30"),
                entry("countersign.notices.tick", "1s"),
                entry("countersign.notices.routes[*].channel", NONE),
                entry("countersign.notices.routes[*].target", NONE),
                entry("countersign.notices.routes[*].roles", NONE),
                entry("countersign.notices.routes[*].roles[*]", NONE),
                entry("countersign.notices.routes[*].data-sources", NONE),
                entry("countersign.notices.routes[*].data-sources[*]", NONE),
                entry("countersign.notices.routes[*].environments", NONE),
                entry("countersign.notices.routes[*].environments[*]", NONE),
                entry("countersign.notices.routes[*].quiet-hours.from", NONE),
                entry("countersign.notices.routes[*].quiet-hours.to", NONE),
                entry("countersign.notices.routes[*].quiet-hours.zone", NONE),
                entry("countersign.webhooks.*.url", NONE),
                entry("countersign.webhooks.*.secret", NONE),
                entry("countersign.webhooks.*.previous-secret", NONE),
                entry("countersign.webhooks.*.format", "countersign"),
                entry("countersign.webhooks.*.events", NONE),
                entry("countersign.webhooks.*.events[*]", NONE),
                entry("countersign.webhooks.*.routing-key", NONE),
                entry("countersign.mail.enabled", "false"),
                entry("countersign.mail.answer-at", NONE)));
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
