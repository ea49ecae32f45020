package io.countersign.audit.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.export.ExportFormat;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pins the name and the default of every property. */
class PushSettingsTest {
  @Test
  void nothingIsSentOnUnlessItIsSet() {
    PushSettings settings = settings(Map.of());
    assertThat(settings.kafka().enabled()).isFalse();
    assertThat(settings.kafka().topic()).isEqualTo("countersign.export.ocsf");
    assertThat(settings.syslog()).isEmpty();
    assertThat(settings.webhooks()).isEmpty();
    assertThat(settings.batch()).isEqualTo(200);
    assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.longestPause()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.fromTheBeginning()).isFalse();
  }

  @Test
  void destinationsAreSetByName() {
    // When
    PushSettings settings =
        settings(
            Map.of(
                "countersign.audit.push.syslog.siem.host", "syslog.example.com",
                "countersign.audit.push.webhooks.siem.url", "https://siem.example.com",
                "countersign.audit.push.webhooks.siem.secret", "whsec_"));

    // Then
    assertThat(settings.syslog().get("siem").port()).isEqualTo(6514);
    assertThat(settings.syslog().get("siem").tls()).isTrue();
    assertThat(settings.webhooks().get("siem").format()).isEqualTo(ExportFormat.NDJSON);
  }

  private static PushSettings settings(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(PushSettings.class)
        .withDefaultValues(properties)
        .build()
        .getConfigMapping(PushSettings.class);
  }
}
