package io.countersign.intake;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Grant;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.event.ApprovalCommented;
import io.countersign.contracts.event.ApprovalDrifted;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalQueued;
import io.countersign.contracts.event.ApprovalRejected;
import io.countersign.contracts.event.ApprovalRevised;
import io.countersign.contracts.event.ApprovalSuperseded;
import io.countersign.contracts.event.CommandCommented;
import io.countersign.contracts.event.GlassBroken;
import io.countersign.contracts.event.GrantDeclined;
import io.countersign.contracts.event.GrantIssued;
import io.countersign.contracts.event.GrantRevoked;
import java.time.Instant;
import java.util.List;

/** What approval-service tells of people, beyond plain questions and votes. */
public final class People {
  private static final Digest DIGEST = CanonicalForm.of("revised").digest();
  public static final GrantId GRANT = new GrantId(Samples.REQUEST.value());

  private People() {}

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
        new GrantTerms(5, 100, Samples.NOW.plusSeconds(3600)));
  }

  public static ApprovalQueued queued(Command c) {
    return new ApprovalQueued(Samples.REQUEST, c.id(), "7 of your requests are open; wait.");
  }

  public static ApprovalRevised revised(Command c) {
    return new ApprovalRevised(
        Samples.REQUEST,
        c.id(),
        c.digest(),
        DIGEST,
        List.of("It would change 9 rows, not 1."),
        List.of("rita"),
        Samples.requirement(),
        Samples.NOW.plusSeconds(7200));
  }

  public static ApprovalRejected rejected(Command c) {
    return new ApprovalRejected(
        Samples.REQUEST, c.id(), Samples.REVIEWER.subject(), "Use the view.");
  }

  public static ApprovalSuperseded superseded(Command c) {
    return new ApprovalSuperseded(Samples.REQUEST, c.id(), "Policy denies it now.");
  }

  public static ApprovalDrifted drifted(Command c) {
    return new ApprovalDrifted(Samples.REQUEST, c.id(), "9 rows instead of 1.");
  }

  public static GlassBroken broken(Command c) {
    return new GlassBroken(
        Samples.REQUEST,
        c.id(),
        Samples.REVIEWER,
        "rita",
        c.digest(),
        "The shop is down.",
        Samples.NOW.plusSeconds(86_400));
  }

  public static ApprovalGranted forLater(Command c, Instant notBefore) {
    return new ApprovalGranted(
        Samples.REQUEST,
        c.id(),
        List.of("rita"),
        new ApprovalConditions(null, notBefore, null),
        null);
  }

  public static GrantIssued issued(Command c) {
    return new GrantIssued(
        c.id(),
        new Grant(
            GRANT,
            DIGEST,
            c.principal().subject(),
            c.dataSource(),
            new GrantTerms(5, 100, Samples.NOW.plusSeconds(3600)),
            DIGEST,
            c.sql(),
            null,
            List.of("rita"),
            Samples.REQUEST,
            Samples.NOW));
  }

  public static GrantRevoked revoked(Command c) {
    return new GrantRevoked(GRANT, c.id(), Samples.REVIEWER, "rita", "No longer needed.");
  }

  public static GrantDeclined declined(Command c) {
    return new GrantDeclined(c.id(), "Policy allows it without; submit the command itself.");
  }

  public static ApprovalCommented question(Command c, String text) {
    return new ApprovalCommented(Samples.REQUEST, c.id(), Samples.REVIEWER, text, true);
  }

  public static CommandCommented answer(Command c, String text) {
    return new CommandCommented(c.id(), Samples.AGENT, text);
  }
}
