package io.countersign.contracts;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarrantKeyTest {
  private static final SigningKey KEY = key("one", (byte) 1);
  private static final Digest OTHER = CanonicalForm.of("other").digest();
  private static final Warrant SIGNED = KEY.sign(warrant());

  /** Another value for every component but the command, whose own components follow. */
  private static final Map<String, Object> OTHERS =
      Map.ofEntries(
          entry("id", new WarrantId(new UUID(1, 1))),
          entry("command", command("DELETE FROM t")),
          entry("commandDigest", OTHER),
          entry("decisionDigest", OTHER),
          entry("bundleDigest", OTHER),
          entry("access", Access.WRITER),
          entry("obligations", new Obligations(1L, null, Set.of())),
          entry("impact", new ApprovedImpact(OTHER, 1L, 0)),
          entry("basis", new WarrantBasis.BrokenGlass(new ApprovalRequestId(new UUID(2, 2)), "x")),
          entry("issuedAt", Instant.EPOCH.plusSeconds(1)),
          entry("notBefore", Instant.EPOCH.minusSeconds(1)),
          entry("expiresAt", Instant.EPOCH.plusSeconds(601)),
          entry("nonce", "01"),
          entry("keyId", "two"),
          entry("signature", "AAAA"));

  /** Whatever a warrant comes to hold has to be in the list above. */
  static Stream<String> components() {
    return Arrays.stream(Warrant.class.getRecordComponents()).map(RecordComponent::getName);
  }

  @Test
  void verifiesWhatItSigned() {
    assertThat(KEY.verifies(SIGNED)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("components")
  void refusesWhatWasAltered(String component) {
    assertThat(KEY.verifies(altered(component))).isFalse();
  }

  @Test
  void refusesWhatAnotherKeySigned() {
    assertThat(key("one", (byte) 2).verifies(SIGNED)).isFalse();
    assertThat(key("two", (byte) 1).verifies(SIGNED)).isFalse();
  }

  @Test
  void refusesAShortSecret() {
    assertThatThrownBy(() -> new SigningKey("short", "AAAA")).hasMessageContaining("32 bytes");
  }

  private static SigningKey key(String id, byte fill) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, fill);
    return new SigningKey(id, Base64.getEncoder().encodeToString(secret));
  }

  private static Command command(String sql) {
    return new Command(
        CommandId.parse("019cb000-0000-7000-8000-000000000001"),
        SessionId.parse("019cb000-0000-7000-8000-000000000002"),
        "shop",
        sql,
        List.of(),
        new Principal("agent-1", PrincipalKind.AGENT, "night-agent", Set.of("agent"), null, null),
        Origin.REST,
        null,
        Instant.EPOCH);
  }

  private static Warrant warrant() {
    Command command = command("SELECT 1");
    return new Warrant(
        WarrantId.parse("019cb000-0000-7000-8000-000000000004"),
        command,
        command.digest(),
        CanonicalForm.of("decision").digest(),
        CanonicalForm.of("bundle").digest(),
        Access.READER,
        Obligations.none(),
        null,
        new WarrantBasis.Policy(),
        Instant.EPOCH,
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(600),
        "00",
        "one",
        "");
  }

  private static Warrant altered(String component) {
    try {
      RecordComponent[] components = Warrant.class.getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            components[i].getName().equals(component)
                ? OTHERS.get(component)
                : components[i].getAccessor().invoke(SIGNED);
      }
      return (Warrant) Warrant.class.getDeclaredConstructors()[0].newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
