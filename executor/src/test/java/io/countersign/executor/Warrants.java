package io.countersign.executor;

import io.countersign.contracts.Access;
import io.countersign.contracts.ApprovedImpact;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
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
import java.util.Map;
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

  /** The same command, not to run but to have a standing approval for its form. */
  public static Command asking(Command c) {
    return new Command(
        c.id(),
        c.sessionId(),
        c.dataSource(),
        c.sql(),
        c.parameters(),
        c.principal(),
        c.origin(),
        c.justification(),
        c.submittedAt(),
        new GrantTerms(1, 1, c.submittedAt().plusSeconds(600)));
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
    // Long enough ago for a test whose clock stands still.
    Instant issued = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MICROS);
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
        issued,
        issued,
        issued.plusSeconds(600),
        "00112233445566778899aabbccddeeff",
        KEY_ID,
        "");
  }

  /** The same with other fields, by their names, and the signature that it had. */
  public static Warrant altered(Warrant w, Map<String, ?> fields) {
    return new Warrant(
        (WarrantId) other(fields, "id", w.id()),
        (Command) other(fields, "command", w.command()),
        (Digest) other(fields, "commandDigest", w.commandDigest()),
        (Digest) other(fields, "decisionDigest", w.decisionDigest()),
        (Digest) other(fields, "bundleDigest", w.bundleDigest()),
        (Access) other(fields, "access", w.access()),
        (Obligations) other(fields, "obligations", w.obligations()),
        fields.containsKey("impact") ? (ApprovedImpact) fields.get("impact") : w.impact(),
        (WarrantBasis) other(fields, "basis", w.basis()),
        (Instant) other(fields, "issuedAt", w.issuedAt()),
        (Instant) other(fields, "notBefore", w.notBefore()),
        (Instant) other(fields, "expiresAt", w.expiresAt()),
        (String) other(fields, "nonce", w.nonce()),
        (String) other(fields, "keyId", w.keyId()),
        (String) other(fields, "signature", w.signature()));
  }

  private static Object other(Map<String, ?> fields, String name, Object value) {
    return fields.containsKey(name) ? fields.get(name) : value;
  }

  /** Issued with other fields than those of the one given. */
  public static Warrant with(Warrant warrant, Map<String, ?> fields) {
    return KEY.sign(altered(warrant, fields));
  }

  public static Warrant expiring(Warrant warrant, Instant expiresAt) {
    return with(warrant, Map.of("expiresAt", expiresAt));
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
