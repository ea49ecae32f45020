package io.countersign.executor;

import static io.countersign.contracts.BindType.INTEGER;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovedImpact;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.SigningKey;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.WarrantId;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing in a warrant can be altered after it was signed. */
final class AlteredWarrantTest extends HandlerTest {
  private static final Digest OTHER = Warrants.digest("other");

  private static Command with(Command c, Map<String, Object> changes) {
    return new Command(
        (CommandId) changes.getOrDefault("id", c.id()),
        (SessionId) changes.getOrDefault("session", c.sessionId()),
        (String) changes.getOrDefault("dataSource", c.dataSource()),
        (String) changes.getOrDefault("sql", c.sql()),
        changes.containsKey("parameter")
            ? List.of((BindValue) changes.get("parameter"))
            : c.parameters(),
        (Principal) changes.getOrDefault("principal", c.principal()),
        c.origin(),
        c.justification(),
        c.submittedAt(),
        (GrantTerms) changes.get("grant"));
  }

  record Alteration(String name, UnaryOperator<Warrant> change) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Alteration> alterations() {
    Principal somebody = new Principal("other", PrincipalKind.HUMAN, "other", Set.of(), null, null);
    return Stream.concat(
        Stream.of(
            field("id", new WarrantId(UUID.randomUUID())),
            field("commandDigest", OTHER),
            field("decisionDigest", OTHER),
            field("bundleDigest", OTHER),
            field("access", Access.WRITER),
            field("obligations", new Obligations(null, null, Set.of("email"))),
            field("obligations", new Obligations(null, 1L, null, Set.of())),
            field("impact", new ApprovedImpact(OTHER, 1L, 100)),
            field(
                "basis",
                new WarrantBasis.BrokenGlass(new ApprovalRequestId(UUID.randomUUID()), "mallory")),
            field("notBefore", Instant.EPOCH),
            field("issuedAt", Instant.EPOCH),
            field("expiresAt", Instant.now().plusSeconds(100_000)),
            field("nonce", "ffeeddccbbaa99887766554433221100"),
            field("keyId", "another"),
            field("signature", "")),
        Stream.of(
            command("id", new CommandId(UUID.randomUUID())),
            command("session", Warrants.session()),
            command("dataSource", "elsewhere"),
            command("sql", "DELETE FROM orders"),
            command("parameter", new BindValue(INTEGER, "2")),
            command("principal", somebody),
            command("grant", new GrantTerms(1, 1, Instant.now().plusSeconds(100)))));
  }

  private static Alteration field(String name, Object value) {
    return new Alteration(name, w -> Warrants.altered(w, Map.of(name, value)));
  }

  private static Alteration command(String name, Object value) {
    return new Alteration(
        "command." + name,
        w -> Warrants.altered(w, Map.of("command", with(w.command(), Map.of(name, value)))));
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void refusesAWarrantOfWhichAnythingWasAltered(Alteration alteration) {
    Warrant genuine = Warrants.reading("SELECT $1", new BindValue(INTEGER, "1"));

    handle(Warrants.received(alteration.change().apply(genuine)));

    assertRefused(RefusalReason.WARRANT_INVALID);
  }

  @Test
  void refusesAWarrantSignedForAnotherCommand() {
    Warrant genuine = Warrants.reading("SELECT 1");

    handle(
        Warrants.received(
            Warrants.KEY.sign(Warrants.altered(genuine, Map.of("commandDigest", OTHER)))));

    assertRefused(RefusalReason.WARRANT_INVALID);
  }

  @Test
  void refusesAWarrantOfAnotherKeyOfTheSameName() {
    byte[] secret = new byte[32];
    secret[0] = 1;
    SigningKey another =
        new SigningKey(Warrants.KEY_ID, Base64.getEncoder().encodeToString(secret));

    handle(Warrants.received(another.sign(Warrants.reading("SELECT 1"))));

    assertRefused(RefusalReason.WARRANT_INVALID);
  }
}
