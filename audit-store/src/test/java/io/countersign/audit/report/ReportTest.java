package io.countersign.audit.report;

import static io.countersign.audit.report.ReportLives.ADAM;
import static io.countersign.audit.report.ReportLives.OLGA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.countersign.audit.CommandLife;
import io.countersign.audit.store.ReportStage;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import io.countersign.contracts.IncidentKind;
import io.countersign.contracts.event.FindingClosed;
import io.countersign.contracts.event.FindingMade;
import io.countersign.contracts.event.HoldPlaced;
import io.countersign.contracts.event.HoldReleased;
import io.countersign.contracts.event.PolicyBundleActivated;
import io.countersign.contracts.event.TrailRead;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What reports say of a period. */
class ReportTest {
  private static final Digest OLD = CanonicalForm.of("old").digest();
  private static final Digest NEW = CanonicalForm.of("new").digest();
  private static final CommandLife OWN = ReportLives.update(CommandLife.RITA, CommandLife.RITA);
  private static final CommandLife OF_AGENT = ReportLives.update(CommandLife.AGENT, OLGA);
  private static final CommandLife BY_AGENT =
      ReportLives.update(CommandLife.RITA, CommandLife.AGENT);
  private static final CommandLife GLASS =
      ReportLives.brokenGlass().refusedVoteOf(CommandLife.AGENT);
  private static final CommandLife GRANTED = ReportLives.underGrantOf(OLGA.subject());
  private static final CommandLife BY_ADMINISTRATOR = ReportLives.update(CommandLife.AGENT, ADAM);

  private static Report report;

  @BeforeAll
  static void makeReport() {
    ReportStage stage = new ReportStage();
    stage
        .store(OWN, OF_AGENT, BY_AGENT, GLASS, GRANTED, BY_ADMINISTRATOR)
        .store(ReportLives.read("SELECT email, phone FROM customers"))
        .store(
            stage.begin.minus(Duration.ofDays(3)),
            new PolicyBundleActivated(OLD, List.of("reads", "no-drop")))
        .store(
            // Two instances tell of the same.
            new PolicyBundleActivated(NEW, List.of("reads", "writes")),
            new PolicyBundleActivated(NEW, List.of("reads", "writes")),
            new HoldPlaced("one", OLGA, "", "a lawsuit"),
            new HoldPlaced("two", OLGA, "session=x", "another"),
            new HoldReleased("one", OLGA, "settled"),
            new TrailRead(OLGA, "/v1/events"),
            new TrailRead(OLGA, "/v1/commands"),
            new TrailRead(ADAM, "/v1/commands"),
            new FindingMade(1, "mass-read", "agent-subject", "40,000 rows of email"),
            new FindingMade(2, "off-hours", "agent-subject", "at 03:00"),
            new FindingClosed(1, OLGA, "the yearly letter"))
        .grow();
    stage.ledger.tamper(
        "INSERT INTO incident (kind, subject, from_number, to_number, found_at)"
            + " VALUES ('gap', 'countersign.commands/0', 3, 5, now())");
    report = stage.whole();
  }

  @Test
  void namesWhoDidWhatTwoShould() {
    // When
    SeparationOfDuties duties = section(SectionName.SEPARATION_OF_DUTIES, SeparationOfDuties.class);

    // Then
    assertThat(duties.votesExamined()).isEqualTo(4);
    assertThat(duties.grantUsesExamined()).isEqualTo(1);
    assertThat(duties.exceptions().entries())
        .extracting(DutyException::kind, DutyException::commandId)
        .containsExactly(
            tuple(DutyException.Kind.OWN_COMMAND_APPROVED, OWN.id()),
            tuple(DutyException.Kind.OWN_AGENT_APPROVED, OF_AGENT.id()),
            tuple(DutyException.Kind.AGENT_APPROVED, BY_AGENT.id()),
            tuple(DutyException.Kind.GLASS_BROKEN, GLASS.id()),
            tuple(DutyException.Kind.OWN_GRANT_USED, GRANTED.id()),
            tuple(DutyException.Kind.ADMINISTRATOR_APPROVED, BY_ADMINISTRATOR.id()),
            tuple(DutyException.Kind.ATTEMPT_REFUSED, GLASS.id()));
  }

  @Test
  void tellsHowPoliciesChanged() {
    // When
    PolicyChanges policies = section(SectionName.POLICY_CHANGES, PolicyChanges.class);

    // Then
    assertThat(policies.atBegin()).isNotNull();
    assertThat(policies.atBegin().digest()).isEqualTo(OLD);
    assertThat(policies.changes().entries())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.bundle().digest()).isEqualTo(NEW);
          assertThat(change.added()).containsExactly("writes");
          assertThat(change.removed()).containsExactly("no-drop");
        });
  }

  @Test
  void tellsWhoWasGivenWhichDataAndWhatChanged() {
    // When
    Access access = section(SectionName.ACCESS, Access.class);
    Changes changes = section(SectionName.CHANGES, Changes.class);

    // Then
    assertThat(access.total().commands()).isEqualTo(7);
    assertThat(access.exposures().entries())
        .extracting(e -> e.category(), e -> e.unmasked())
        .containsExactly(tuple("phone", true), tuple("email", false));
    assertThat(changes.byTable().entries())
        .extracting(c -> c.value(), c -> c.rowsChanged())
        .contains(tuple("public.customers", 5L));
    assertThat(changes.largest().entries()).hasSize(5);
  }

  @Test
  void tellsWhatPeopleDecided() {
    assertThat(section(SectionName.APPROVALS, Approvals.class).voters())
        .containsExactlyInAnyOrder(
            new Approvals.Voter("rita-subject", 1, 0, 0),
            new Approvals.Voter("olga-subject", 1, 0, 0),
            new Approvals.Voter("agent-subject", 1, 0, 0),
            new Approvals.Voter("adam-subject", 1, 0, 0));
  }

  @Test
  void tellsOfUsesOfBreakGlassAndWhetherTheyWereReviewed() {
    assertThat(section(SectionName.BREAK_GLASS, BreakGlassUses.class).uses().entries())
        .singleElement()
        .satisfies(use -> {
          assertThat(use.commandId()).isEqualTo(GLASS.id());
          assertThat(use.reason()).isEqualTo("the shop is down");
          assertThat(use.review()).isNull();
          assertThat(use.overdue()).isFalse();
        });
  }

  @Test
  void tellsHoldsThatAreInForce() {
    // When
    Retention retention = section(SectionName.RETENTION, Retention.class);

    // Then
    assertThat(retention.holds()).extracting(Retention.Hold::hold).containsExactly("two");
    assertThat(retention.holdChanges().entries()).hasSize(3);
    assertThat(retention.oldest()).isNotNull();
  }

  @Test
  void tellsWhoReadTheTrail() {
    assertThat(section(SectionName.TRAIL_ACCESS, TrailAccess.class).readers().entries())
        .extracting(ReaderCount::name, ReaderCount::requests)
        .containsExactly(tuple("olga", 2L), tuple("adam", 1L));
  }

  @Test
  void tellsWhatStoodOutAndWhoLookedIntoIt() {
    assertThat(section(SectionName.FINDINGS, FoundBehaviour.class).findings().entries())
        .extracting(FoundBehaviour.Found::finding, FoundBehaviour.Found::closedBy)
        .containsExactlyInAnyOrder(tuple(1L, "olga"), tuple(2L, null));
  }

  @Test
  void tellsIncidents() {
    // When
    Integrity integrity = section(SectionName.INTEGRITY, Integrity.class);

    // Then
    assertThat(integrity.openIncidents()).isEqualTo(1);
    assertThat(integrity.incidents().entries())
        .singleElement()
        .satisfies(i -> {
          assertThat(i.kind()).isEqualTo(IncidentKind.GAP);
          assertThat(i.closedBy()).isNull();
        });
  }

  @Test
  void tellsWhichKeysSigned() {
    // When
    Keys keys = section(SectionName.KEYS, Keys.class);

    // Then
    assertThat(keys.warrants())
        .singleElement()
        .satisfies(k -> {
          assertThat(k.keyId()).isEqualTo("key");
          assertThat(k.warrants()).isEqualTo(4);
        });
    assertThat(keys.signers()).isNotEmpty().allMatch(Keys.Signer::known);
  }

  @Test
  void namesAllRequirementsAndTheSectionsThatItHas() {
    assertThat(report.controls()).isEqualTo(Controls.ALL);
    assertThat(Control.of(Map.of(SectionName.KEYS, section(SectionName.KEYS, Keys.class))))
        .isNotEmpty()
        .allSatisfy(c -> assertThat(c.sections()).containsExactly(SectionName.KEYS));
  }

  @Test
  void findsNoExceptionWhereTwoPersonsDidWhatTwoShouldAndCutsListsThatAreLong() {
    // Given
    ReportStage stage = new ReportStage();
    stage.store(CommandLife.approvedUpdate(), ReportLives.underGrantOf("rita-subject")).grow();

    // When, Then
    assertThat(duties(stage).entries()).isEmpty();

    // When there are more votes of one's own than are listed
    CommandLife[] lives = new CommandLife[11];
    for (int i = 0; i < lives.length; i++) {
      lives[i] = ReportLives.update(CommandLife.RITA, CommandLife.RITA);
    }
    stage.store(lives).grow();

    // Then
    Listing<DutyException> exceptions = duties(stage);
    assertThat(exceptions.entries()).hasSize(10);
    assertThat(exceptions.complete()).isFalse();
    assertThat(exceptions.query()).startsWith("/v1/events?type=VoteCast&from=");
  }

  private static Listing<DutyException> duties(ReportStage stage) {
    return stage.section(SectionName.SEPARATION_OF_DUTIES, SeparationOfDuties.class).exceptions();
  }

  private static <S extends Section> S section(SectionName name, Class<S> type) {
    return type.cast(report.sections().get(name));
  }
}
