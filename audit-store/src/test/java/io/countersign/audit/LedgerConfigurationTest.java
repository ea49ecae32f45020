package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.growth.LedgerSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pins the name and the default of every property of the ledger. */
class LedgerConfigurationTest {
  @Test
  void hasTheseDefaults() {
    LedgerSettings ledger = settings(Map.of("countersign.audit.ledger.signing-key-file", "/keys"));
    assertThat(ledger.interval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(ledger.witnesses()).isEmpty();
    assertThat(ledger.witnessTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(ledger.nextSigningKeyFile()).isEmpty();
    assertThat(ledger.copyFolder()).isEmpty();
    assertThat(ledger.copyInterval()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void hasTheseNames() {
    LedgerSettings ledger =
        settings(
            Map.of(
                "countersign.audit.ledger.signing-key-file", "/keys",
                "countersign.audit.ledger.next-signing-key-file", "/next",
                "countersign.audit.ledger.interval", "6s",
                "countersign.audit.ledger.witnesses[0].url", "https://witness.test",
                "countersign.audit.ledger.witnesses[0].key", "w+1+A",
                "countersign.audit.ledger.witness-timeout", "7s",
                "countersign.audit.ledger.copy-folder", "/copies",
                "countersign.audit.ledger.copy-interval", "8s"));
    assertThat(ledger.signingKeyFile()).isEqualTo(Path.of("/keys"));
    assertThat(ledger.nextSigningKeyFile()).contains(Path.of("/next"));
    assertThat(ledger.interval()).isEqualTo(Duration.ofSeconds(6));
    assertThat(ledger.witnesses().getFirst().url()).hasHost("witness.test");
    assertThat(ledger.witnesses().getFirst().key()).isEqualTo("w+1+A");
    assertThat(ledger.witnessTimeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(ledger.copyFolder()).contains(Path.of("/copies"));
    assertThat(ledger.copyInterval()).isEqualTo(Duration.ofSeconds(8));
  }

  private static LedgerSettings settings(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withMapping(LedgerSettings.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(LedgerSettings.class);
  }
}
