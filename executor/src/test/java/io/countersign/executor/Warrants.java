package io.countersign.executor;

import io.countersign.contracts.Access;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.SigningKey;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.WarrantId;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.TraceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Warrants as approval-service issues them. */
public final class Warrants {
  public static final String KEY_ID = "test";
  public static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);
  public static final SigningKey KEY = new SigningKey(KEY_ID, SECRET);

  private Warrants() {}

  public static Command command(SessionId session, String sql, BindValue... parameters) {
    return new Command(
        new CommandId(UUID.randomUUID()),
        session,
        "shop",
        sql,
        List.of(parameters),
        new Principal("agent-1", PrincipalKind.AGENT, "night-agent", Set.of("agent"), "olga", null),
        Origin.REST,
        null,
        Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  public static Command command(String sql, BindValue... parameters) {
    return command(session(), sql, parameters);
  }

  public static SessionId session() {
    return new SessionId(UUID.randomUUID());
  }

  public static Warrant reading(String sql, BindValue... parameters) {
    return KEY.sign(unsigned(command(sql, parameters), Access.READER));
  }

  public static Warrant writing(String sql, BindValue... parameters) {
    return KEY.sign(unsigned(command(sql, parameters), Access.WRITER));
  }

  public static Warrant unsigned(Command command, Access access) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return new Warrant(
        new WarrantId(UUID.randomUUID()),
        command,
        command.digest(),
        digest("decision"),
        digest("bundle"),
        access,
        Obligations.none(),
        null,
        new WarrantBasis.Policy(),
        now,
        now,
        now.plusSeconds(600),
        "00112233445566778899aabbccddeeff",
        KEY_ID,
        "");
  }

  public static Warrant expiring(Warrant warrant, Instant expiresAt) {
    return KEY.sign(
        new Warrant(
            warrant.id(),
            warrant.command(),
            warrant.commandDigest(),
            warrant.decisionDigest(),
            warrant.bundleDigest(),
            warrant.access(),
            warrant.obligations(),
            warrant.impact(),
            warrant.basis(),
            warrant.issuedAt(),
            warrant.notBefore(),
            expiresAt,
            warrant.nonce(),
            warrant.keyId(),
            ""));
  }

  public static ReceivedWarrant received(Warrant warrant) {
    return new ReceivedWarrant(
        warrant,
        new EventLink(
            new EventId(UUID.randomUUID()),
            warrant.command().sessionId(),
            digest("warrant event"),
            TraceContext.continueOrStart(null)));
  }

  public static Digest digest(String text) {
    return CanonicalForm.of(text).digest();
  }
}
