package io.countersign.executor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.executor.Limits;
import io.countersign.executor.Warrants;
import io.countersign.executor.target.RoleCheckPolicy;
import io.countersign.executor.target.TargetSettings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every property's name and default. */
final class ConfigurationTest {
  @Test
  void hasSafeDefaults() {
    ExecutorConfiguration defaults = executor(Map.of());

    assertThat(defaults.concurrency()).isEqualTo(32);
    assertThat(defaults.maximumWaiting()).isEqualTo(256);
    assertThat(defaults.lease()).isEqualTo(Duration.ofSeconds(15));
    assertThat(defaults.shutdownGrace()).isEqualTo(Duration.ofSeconds(12));
    Limits limits = defaults.limits();
    assertThat(limits.maximumRows()).isEqualTo(100_000);
    assertThat(limits.maximumBytes()).isEqualTo(64 * 1024 * 1024);
    assertThat(limits.maximumValueBytes()).isEqualTo(1024 * 1024);
    assertThat(limits.maximumRowImages()).isEqualTo(1_000);
    assertThat(limits.statementTimeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(limits.lockTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(limits.publicationTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(defaults.measuring().concurrency()).isEqualTo(4);
    assertThat(defaults.measuring().lockTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(defaults.measuring().statementTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(defaults.masking().secret()).isEmpty();
    assertThat(defaults.sessions().idle()).isEqualTo(Duration.ofMinutes(5));
    assertThat(defaults.sessions().total()).isEqualTo(Duration.ofMinutes(30));
    assertThat(defaults.sessions().perDataSource()).isEqualTo(6);
    assertThat(defaults.sessions().perPrincipal()).isEqualTo(3);
  }

  @Test
  void readsEveryProperty() {
    ExecutorConfiguration settings =
        executor(
            Map.ofEntries(
                Map.entry("countersign.executor.concurrency", "1"),
                Map.entry("countersign.executor.maximum-waiting", "2"),
                Map.entry("countersign.executor.lease", "3s"),
                Map.entry("countersign.executor.shutdown-grace", "4s"),
                Map.entry("countersign.executor.limits.maximum-rows", "5"),
                Map.entry("countersign.executor.limits.maximum-bytes", "6"),
                Map.entry("countersign.executor.limits.maximum-value-bytes", "7"),
                Map.entry("countersign.executor.limits.maximum-row-images", "8"),
                Map.entry("countersign.executor.limits.statement-timeout", "9s"),
                Map.entry("countersign.executor.limits.lock-timeout", "10s"),
                Map.entry("countersign.executor.limits.publication-timeout", "11s"),
                Map.entry("countersign.executor.measuring.concurrency", "12"),
                Map.entry("countersign.executor.measuring.lock-timeout", "13s"),
                Map.entry("countersign.executor.measuring.statement-timeout", "14s"),
                Map.entry("countersign.executor.sessions.idle", "15s"),
                Map.entry("countersign.executor.sessions.total", "16s"),
                Map.entry("countersign.executor.sessions.per-data-source", "17"),
                Map.entry("countersign.executor.sessions.per-principal", "18")));

    assertThat(settings.concurrency()).isEqualTo(1);
    assertThat(settings.maximumWaiting()).isEqualTo(2);
    assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.shutdownGrace()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.limits().maximumRows()).isEqualTo(5);
    assertThat(settings.limits().maximumBytes()).isEqualTo(6);
    assertThat(settings.limits().maximumValueBytes()).isEqualTo(7);
    assertThat(settings.limits().maximumRowImages()).isEqualTo(8);
    assertThat(settings.limits().statementTimeout()).isEqualTo(Duration.ofSeconds(9));
    assertThat(settings.limits().lockTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.limits().publicationTimeout()).isEqualTo(Duration.ofSeconds(11));
    assertThat(settings.measuring().concurrency()).isEqualTo(12);
    assertThat(settings.measuring().lockTimeout()).isEqualTo(Duration.ofSeconds(13));
    assertThat(settings.measuring().statementTimeout()).isEqualTo(Duration.ofSeconds(14));
    assertThat(settings.sessions().idle()).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.sessions().total()).isEqualTo(Duration.ofSeconds(16));
    assertThat(settings.sessions().perDataSource()).isEqualTo(17);
    assertThat(settings.sessions().perPrincipal()).isEqualTo(18);
  }

  @Test
  void readsTheMaskingKeyFromItsFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "A".repeat(43) + "=\n");
    String id = "countersign.executor.masking.key-id";
    Map<String, String> both =
        Map.of(id, "k1", "countersign.executor.masking.key-file", file.toString());

    assertThat(executor(both).masking().secret().orElseThrow()).hasToString("MaskingKey[k1]");
    assertThatThrownBy(() -> executor(Map.of(id, "k1")).masking().secret())
        .hasMessageContaining("belong together");
    Files.delete(file);
    assertThatThrownBy(() -> executor(both).masking().secret())
        .hasMessageContaining("key-file cannot be read");
  }

  @Test
  void readsTargetsFromTheEnvironment() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(TargetConfiguration.class)
            .withMapping(WarrantConfiguration.class)
            .withMapping(MeasurementKeyConfiguration.class)
            .withSources(
                new EnvConfigSource(
                    Map.of(
                        "COUNTERSIGN_TARGETS_SHOP_JDBC_URL", "jdbc:postgresql://db/shop",
                        "COUNTERSIGN_TARGETS_SHOP_READER_USERNAME", "r",
                        "COUNTERSIGN_TARGETS_SHOP_READER_PASSWORD", "reader secret",
                        "COUNTERSIGN_TARGETS_SHOP_WRITER_USERNAME", "w",
                        "COUNTERSIGN_TARGETS_SHOP_WRITER_PASSWORD", "writer secret",
                        "COUNTERSIGN_WARRANT_KEY_ID", "k",
                        "COUNTERSIGN_WARRANT_KEY", "s",
                        "COUNTERSIGN_MEASUREMENT_KEY_ID", "m",
                        "COUNTERSIGN_MEASUREMENT_KEY", "t"),
                    300))
            .build();

    TargetConfiguration targets = config.getConfigMapping(TargetConfiguration.class);
    TargetSettings shop = targets.settings(Clock.systemUTC()).get("shop");
    assertThat(shop.jdbcUrl()).isEqualTo("jdbc:postgresql://db/shop");
    assertThat(shop.reader().current())
        .isEqualTo(new TargetSettings.Credentials("r", "reader secret"));
    assertThat(shop.writer().current())
        .isEqualTo(new TargetSettings.Credentials("w", "writer secret"));
    assertThat(shop.poolSize()).isEqualTo(12);
    assertThat(shop.toString() + shop.reader().current()).doesNotContain("secret");
    assertThat(shop.roleCheck()).isEqualTo(RoleCheckPolicy.WARN);
    assertThat(shop.limits().concurrency()).isEqualTo(12);
    assertThat(shop.limits().concurrencyPerPrincipal()).isEqualTo(9);
    assertThat(shop.limits().patience()).isEqualTo(Duration.ofSeconds(30));
    assertThat(shop.limits().maximumRows()).isEmpty();
    assertThat(config.getConfigMapping(WarrantConfiguration.class).keyId()).contains("k");
    assertThat(config.getConfigMapping(MeasurementKeyConfiguration.class).keyId()).isEqualTo("m");
  }

  @Test
  void toleratesFiveSecondsUnlessToldOtherwise() {
    assertThat(warrant(Map.of()).clockSkew()).isEqualTo(Duration.ofSeconds(5));
    assertThat(warrant(Map.of("countersign.warrant.clock-skew", "1s")).clockSkew())
        .isEqualTo(Duration.ofSeconds(1));
    assertThatThrownBy(() -> warrant(Map.of("countersign.warrant.clock-skew", "61s")).skew())
        .hasMessageContaining("countersign.warrant.clock-skew");
  }

  @Test
  void trustsTheKeyAndAllFurtherKeys() {
    WarrantConfiguration both =
        warrant(
            Map.of(
                "countersign.warrant.key-id", "k1",
                "countersign.warrant.key", Warrants.SECRET,
                "countersign.warrant.keys.k2", Warrants.SECRET,
                "countersign.warrant.keys.\"2026-11\"", Warrants.SECRET));
    WarrantConfiguration further = warrant(Map.of("countersign.warrant.keys.k2", Warrants.SECRET));

    assertThat(both.trusted()).hasToString("TrustedKeys[2026-11, k1, k2]");
    assertThat(further.trusted()).hasToString("TrustedKeys[k2]");
  }

  @Test
  void readsFurtherKeysFromTheEnvironment() {
    WarrantConfiguration settings =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(WarrantConfiguration.class)
            .withSources(
                new EnvConfigSource(Map.of("COUNTERSIGN_WARRANT_KEYS_K2", Warrants.SECRET), 300))
            .build()
            .getConfigMapping(WarrantConfiguration.class);

    assertThat(settings.trusted()).hasToString("TrustedKeys[k2]");
  }

  @Test
  void saysWhichKeysAreWrongWithoutTellingThem() {
    assertThatThrownBy(() -> warrant(Map.of()).trusted())
        .hasMessageContaining("countersign.warrant.keys");
    assertThatThrownBy(() -> warrant(Map.of("countersign.warrant.key", "x")).trusted())
        .hasMessageContaining("countersign.warrant.key-id");
    assertThatThrownBy(() -> warrant(Map.of("countersign.warrant.keys.k2", "short")).trusted())
        .hasMessageContaining("'k2'")
        .hasMessageNotContaining("short");
    assertThatThrownBy(() ->
            warrant(
                    Map.of(
                        "countersign.warrant.key-id", "k2",
                        "countersign.warrant.key", Warrants.SECRET,
                        "countersign.warrant.keys.k2", Warrants.SECRET))
                .trusted())
        .hasMessageContaining("k2");
  }

  private static WarrantConfiguration warrant(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(WarrantConfiguration.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(WarrantConfiguration.class);
  }

  @Test
  void keepsNothingForAnUndoUnlessThereIsAKey() {
    UndoConfiguration defaults = undo(Map.of());

    assertThat(defaults.keys()).isEmpty();
    assertThat(defaults.retention()).isEqualTo(Duration.ofDays(7));
    assertThat(defaults.maximumBytes()).isEqualTo(16 * 1024 * 1024);
  }

  @Test
  void readsWhatToKeepForAnUndo() {
    UndoConfiguration settings =
        undo(
            Map.of(
                "countersign.executor.undo.keys", "/run/secrets/undo-keys",
                "countersign.executor.undo.retention", "1h",
                "countersign.executor.undo.maximum-bytes", "5"));

    assertThat(settings.keys()).contains(Path.of("/run/secrets/undo-keys"));
    assertThat(settings.retention()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.maximumBytes()).isEqualTo(5);
  }

  private static UndoConfiguration undo(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(UndoConfiguration.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(UndoConfiguration.class);
  }

  private static ExecutorConfiguration executor(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(ExecutorConfiguration.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(ExecutorConfiguration.class);
  }
}
