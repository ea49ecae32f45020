package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarrantKeyTest {
  private static final SigningKey KEY = key("one", (byte) 1);
  private static final Digest OTHER = CanonicalForm.of("other").digest();
  private static final Warrant SIGNED = KEY.sign(warrant());

  static Stream<UnaryOperator<Warrant>> alterations() {
    return Stream.of(
        w ->
            alter(
                w,
                new WarrantId(new UUID(1, 1)),
                w.command(),
                w.commandDigest(),
                w.decisionDigest(),
                w.access(),
                w.expiresAt(),
                w.approvers()),
        w ->
            alter(
                w,
                w.id(),
                command("DELETE FROM t"),
                w.commandDigest(),
                w.decisionDigest(),
                w.access(),
                w.expiresAt(),
                w.approvers()),
        w ->
            alter(
                w,
                w.id(),
                w.command(),
                OTHER,
                w.decisionDigest(),
                w.access(),
                w.expiresAt(),
                w.approvers()),
        w ->
            alter(
                w,
                w.id(),
                w.command(),
                w.commandDigest(),
                OTHER,
                w.access(),
                w.expiresAt(),
                w.approvers()),
        w ->
            alter(
                w,
                w.id(),
                w.command(),
                w.commandDigest(),
                w.decisionDigest(),
                Access.WRITER,
                w.expiresAt(),
                w.approvers()),
        w ->
            alter(
                w,
                w.id(),
                w.command(),
                w.commandDigest(),
                w.decisionDigest(),
                w.access(),
                w.expiresAt().plusSeconds(1),
                w.approvers()),
        w ->
            alter(
                w,
                w.id(),
                w.command(),
                w.commandDigest(),
                w.decisionDigest(),
                w.access(),
                w.expiresAt(),
                List.of("somebody")),
        w -> w.withSignature("AAAA"));
  }

  @Test
  void verifiesWhatItSigned() {
    assertThat(KEY.verifies(SIGNED)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void refusesWhatWasAltered(UnaryOperator<Warrant> alteration) {
    assertThat(KEY.verifies(alteration.apply(SIGNED))).isFalse();
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
        List.of(),
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(600),
        "00",
        "one",
        "");
  }

  private static Warrant alter(
      Warrant w,
      WarrantId id,
      Command command,
      Digest commandDigest,
      Digest decisionDigest,
      Access access,
      Instant expiresAt,
      List<String> approvers) {
    return new Warrant(
        id,
        command,
        commandDigest,
        decisionDigest,
        w.bundleDigest(),
        access,
        w.obligations(),
        w.approvalRequestId(),
        approvers,
        w.issuedAt(),
        expiresAt,
        w.nonce(),
        w.keyId(),
        w.signature());
  }
}
