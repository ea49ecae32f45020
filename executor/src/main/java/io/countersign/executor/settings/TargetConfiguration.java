package io.countersign.executor.settings;

import io.countersign.executor.target.TargetSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code countersign.targets.<data source>.*}. */
@ConfigMapping(prefix = "countersign.targets")
public interface TargetConfiguration {
  @WithParentName
  Map<String, Entry> targets();

  /** One target. */
  interface Entry {
    String jdbcUrl();

    Role reader();

    Role writer();

    /** Connections per role. */
    @WithDefault("12")
    int poolSize();
  }

  /** A role at a target. */
  interface Role {
    String username();

    String password();
  }

  default Map<String, TargetSettings> settings() {
    Map<String, TargetSettings> settings = new LinkedHashMap<>();
    targets()
        .forEach((name, target) ->
            settings.put(
                name,
                new TargetSettings(
                    target.jdbcUrl(),
                    credentials(target.reader()),
                    credentials(target.writer()),
                    target.poolSize())));
    return settings;
  }

  private static TargetSettings.Credentials credentials(Role role) {
    return new TargetSettings.Credentials(role.username(), role.password());
  }
}
