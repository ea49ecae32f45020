package io.countersign.executor.settings;

import io.countersign.executor.target.ConfiguredCredentials;
import io.countersign.executor.target.CredentialText;
import io.countersign.executor.target.Reachability;
import io.countersign.executor.target.RoleCheckPolicy;
import io.countersign.executor.target.TargetSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

    LimitsOfTarget limits();

    /** What follows when a role could do more than it is for. */
    @WithDefault("warn")
    RoleCheckPolicy roleCheck();
  }

  /** A role at a target: each half either said here or kept in a file. */
  interface Role {
    Optional<String> username();

    Optional<String> password();

    /** Holds the name; a new content is used for new connections. */
    Optional<Path> usernameFile();

    /** Holds the password; a new content is used for new connections. */
    Optional<Path> passwordFile();
  }

  /** {@code limits.*}: over the executor's own, of which the narrower counts. */
  interface LimitsOfTarget {
    Optional<Long> maximumRows();

    Optional<Long> maximumBytes();

    Optional<Duration> statementTimeout();

    Optional<Duration> lockTimeout();

    Optional<Duration> idleTimeout();

    /** Commands at a time; as many as the pool has connections, unless said. */
    Optional<Integer> concurrency();

    /** Of one principal at a time; three quarters of {@link #concurrency}, unless said. */
    Optional<Integer> concurrencyPerPrincipal();

    /** How long a command waits for its turn. */
    @WithDefault("30s")
    Duration patience();
  }

  default Map<String, TargetSettings> settings(Clock clock) {
    Map<String, TargetSettings> settings = new LinkedHashMap<>();
    targets().forEach((name, target) -> settings.put(name, settings(name, target, clock)));
    return settings;
  }

  private static TargetSettings settings(String name, Entry target, Clock clock) {
    return new TargetSettings(
        target.jdbcUrl(),
        credentials(name, "reader", target.reader()),
        credentials(name, "writer", target.writer()),
        target.poolSize(),
        ConfiguredLimits.of(target.limits(), target.poolSize()),
        target.roleCheck(),
        new Reachability(clock));
  }

  private static ConfiguredCredentials credentials(String name, String which, Role role) {
    String property = "countersign.targets." + name + "." + which + ".";
    return new ConfiguredCredentials(
        text(property + "username", role.username(), role.usernameFile()),
        text(property + "password", role.password(), role.passwordFile()));
  }

  private static CredentialText text(String property, Optional<String> said, Optional<Path> file) {
    if (said.isPresent() == file.isPresent()) {
      throw new IllegalArgumentException(
          "set either " + property + " or " + property + "-file, and not both");
    }
    return said.<CredentialText>map(CredentialText.Said::new)
        .orElseGet(() -> new CredentialText.InFile(file.orElseThrow()));
  }
}
