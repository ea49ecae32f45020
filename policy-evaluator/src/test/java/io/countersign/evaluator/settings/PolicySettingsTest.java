package io.countersign.evaluator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicySettingsTest {
  private static PolicySettings settings(Map<String, String> values) {
    SmallRyeConfig configuration =
        new SmallRyeConfigBuilder()
            .withMapping(PolicySettings.class)
            .withDefaultValues(values)
            .build();
    return configuration.getConfigMapping(PolicySettings.class);
  }

  @Test
  void namesTheFolder() {
    assertThat(settings(Map.of("countersign.policies.folder", "/etc/policies")).folder())
        .isEqualTo(Path.of("/etc/policies"));
  }

  @Test
  void hasNoDefaultFolder() {
    assertThatThrownBy(() -> settings(Map.of()))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("countersign.policies.folder");
  }
}
