package io.countersign.approval;

import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.NOW;
import static io.countersign.approval.Samples.command;
import static io.countersign.approval.Samples.decided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Access;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarrantIssuerTest {
  private static final CommandDecided READ = decided(command(AGENT), new Decision.Allowed(), true);
  private final WarrantIssuer issuer = Warrants.issuer();

  @Test
  void signsExactlyTheCommandThatWasAllowed() {
    Warrant warrant = issuer.byPolicy(READ, new EventId(UUID.randomUUID()), NOW);

    assertThat(Warrants.KEY.verifies(warrant)).isTrue();
    assertThat(warrant.command()).isEqualTo(READ.command());
    assertThat(warrant.commandDigest()).isEqualTo(READ.command().digest());
    assertThat(warrant.decisionDigest()).isEqualTo(READ.decisionDigest());
    assertThat(warrant.issuedAt()).isEqualTo(NOW);
    assertThat(warrant.expiresAt()).isEqualTo(NOW.plus(Warrants.VALID_FOR));
    assertThat(warrant.nonce()).matches("[0-9a-f]{32}");
    assertThat(warrant.basis()).isEqualTo(new WarrantBasis.Policy());
  }

  @Test
  void givesTheWriterRoleOnlyToWhatIsNotReadOnly() {
    CommandDecided write = decided(command(AGENT), new Decision.Allowed(), false);

    assertThat(issuer.byPolicy(READ, new EventId(UUID.randomUUID()), NOW).access())
        .isEqualTo(Access.READER);
    assertThat(issuer.byPolicy(write, new EventId(UUID.randomUUID()), NOW).access())
        .isEqualTo(Access.WRITER);
  }

  @Test
  void givesTheSameWarrantForASecondDeliveryAndAnotherForAnotherDecision() {
    EventId decision = new EventId(UUID.randomUUID());
    Warrant first = issuer.byPolicy(READ, decision, NOW);

    assertThat(issuer.byPolicy(READ, decision, NOW)).isEqualTo(first);
    assertThat(issuer.byPolicy(READ, new EventId(UUID.randomUUID()), NOW).id())
        .isNotEqualTo(first.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c2hvcnQ=", "not base64!"})
  void doesNotStartWithAKeyThatIsNoneAndDoesNotRepeatIt(String secret) {
    assertThatThrownBy(() -> issuer("key-1", secret, Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("countersign.warrant.key")
        .satisfies(e -> assertThat(secret.isEmpty() || !e.getMessage().contains(secret)).isTrue());
  }

  @Test
  void doesNotStartWithWarrantsThatAreNeverValid() {
    assertThatThrownBy(() -> issuer("key-1", Warrants.SECRET, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("countersign.warrant.valid-for");
  }

  private static WarrantIssuer issuer(String keyId, String secret, Duration validFor) {
    return new WarrantIssuer(new Warrants.Settings(keyId, secret, validFor));
  }
}
