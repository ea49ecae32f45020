package io.countersign.audit.report;

import io.countersign.audit.CommandLife;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Grant;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.event.GrantIssued;
import io.countersign.testing.SampleFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Lives of commands that reports have something to say of. */
public final class ReportLives {
  public static final Principal OLGA =
      new Principal("olga-subject", PrincipalKind.HUMAN, "olga", Set.of("reviewer"), null, null);
  public static final Principal ADAM =
      new Principal(
          "adam-subject", PrincipalKind.HUMAN, "adam", Set.of("admin", "reviewer"), null, null);
  private static final IdSource IDS = new IdSource(Clock.systemUTC(), new Random());

  private ReportLives() {}

  /** An update that one principal submits and another approves. */
  public static CommandLife update(Principal submitter, Principal approver) {
    return CommandLife.of(submitter, "shop", "UPDATE customers SET city = 'Oslo' WHERE id = 7")
        .submitted()
        .approvalRequired("UPDATE", "public.customers")
        .requested()
        .approvedBy(approver)
        .granted()
        .warranted()
        .started()
        .changed()
        .succeeded();
  }

  /** One that asks nobody, for somebody has approved its form ahead. */
  public static CommandLife underGrantOf(String approver) {
    CommandLife life =
        CommandLife.of(CommandLife.AGENT, "shop", "UPDATE orders SET status = 'paid'")
            .submitted()
            .approvalRequired("UPDATE", "public.orders");
    return life.told(new GrantIssued(life.id(), grant(life, approver))).grantUsed();
  }

  private static Grant grant(CommandLife life, String approver) {
    Command command = life.command();
    return new Grant(
        life.grant(),
        CanonicalForm.of("form").digest(),
        command.principal().subject(),
        command.dataSource(),
        new GrantTerms(3, 10L, Instant.now().plus(Duration.ofDays(1))),
        CanonicalForm.of("requirement").digest(),
        command.sql(),
        null,
        List.of(approver),
        new ApprovalRequestId(IDS.next()),
        Instant.now());
  }

  public static CommandLife brokenGlass() {
    return CommandLife.of(CommandLife.RITA, "shop", "DELETE FROM carts")
        .submitted()
        .approvalRequired("DELETE", "public.carts")
        .requested()
        .glassBroken();
  }

  public static CommandLife read(String sql) {
    return CommandLife.of(CommandLife.AGENT, "shop", sql)
        .submitted()
        .decided(
            new Decision.Allowed(),
            SampleFacts.reading("public.customers"),
            "reads",
            PolicyEffect.ALLOW)
        .showing("email", "phone")
        .succeeded();
  }
}
