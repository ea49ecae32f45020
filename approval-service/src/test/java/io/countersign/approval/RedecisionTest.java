package io.countersign.approval;

import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.BUNDLE;
import static io.countersign.approval.Samples.NOW;
import static io.countersign.approval.Samples.OPEN_FOR;
import static io.countersign.approval.Samples.RITA;
import static io.countersign.approval.Samples.ROB;
import static io.countersign.approval.Samples.approvalBy;
import static io.countersign.approval.Samples.pending;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.event.ApprovalRevised;
import io.countersign.contracts.event.ApprovalSuperseded;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.GrantDeclined;
import io.countersign.contracts.event.WarrantIssued;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedecisionTest {
  private static final Digest OTHER_BUNDLE = CanonicalForm.of("other bundle").digest();
  private static final Instant LATER = NOW.plusSeconds(300);
  private Optional<Digest> inForce = Optional.of(OTHER_BUNDLE);
  private final Redecision redecision = new Redecision(Warrants.issuer(), () -> inForce);
  private final ApprovalState.Pending pending = voted(pending(2));

  private static ApprovalState.Pending voted(ApprovalState.Pending pending) {
    return (ApprovalState.Pending) pending.with(Samples.vote(RITA, Verdict.APPROVE));
  }

  @Test
  void asksPeopleAnewWhatPolicyRequiresNow() {
    // Given
    CommandDecided again = again(pending, approvalBy(3), OTHER_BUNDLE);
    // When
    Transition transition = apply(pending, again);
    // Then
    assertThat(transition.next())
        .isInstanceOfSatisfying(
            ApprovalState.Pending.class,
            asked -> {
              assertThat(asked.request().id()).isEqualTo(pending.request().id());
              assertThat(asked.request().digest()).isEqualTo(again.decisionDigest());
              assertThat(asked.votes()).isEmpty();
              assertThat(asked.request().requestedAt()).isEqualTo(LATER);
              assertThat(asked.request().expiresAt()).isEqualTo(LATER.plus(OPEN_FOR));
              assertThat(asked.stages().standings())
                  .containsExactly(new StageStanding(LATER, false, false));
            });
    assertThat(data(transition))
        .singleElement()
        .isInstanceOfSatisfying(
            ApprovalRevised.class,
            told -> {
              assertThat(told.before()).isEqualTo(pending.request().digest());
              assertThat(told.digest()).isEqualTo(again.decisionDigest());
              assertThat(told.voided()).containsExactly(RITA.subject());
              assertThat(told.changes())
                  .containsExactly(
                      "Other policies are in force.",
                      "Now asked: 3 of reviewer. Asked before: 2 of reviewer.");
            });
  }

  @Test
  void saysWhatChangedToWhoeverVotesOnWhatWasAskedBefore() {
    ApprovalState revised = apply(pending, again(pending, approvalBy(2), OTHER_BUNDLE)).next();

    VoteResult stale =
        new Voting(new Directory(List.of()), Optional::empty)
            .vote(revised, Samples.ballot(pending, ROB, Verdict.APPROVE));

    assertThat(stale)
        .isInstanceOfSatisfying(
            VoteResult.Refused.class,
            r -> {
              assertThat(r.reason()).isEqualTo(VoteRefusal.DIGEST_MISMATCH);
              assertThat(r.message()).contains("has changed since", "Other policies are in force.");
            });
  }

  @Test
  void asksAnewAboutWhatWasApprovedForLater() {
    ApprovalState.Approved approved = approvedForLater();

    Transition transition = apply(approved, again(approved, approvalBy(1), OTHER_BUNDLE));

    assertThat(transition.next()).isInstanceOf(ApprovalState.Pending.class);
    assertThat(transition.next().votes()).isEmpty();
  }

  @Test
  void keepsTheQueueWhilePolicyChanges() {
    ApprovalState.Queued queued = new ApprovalState.Queued(pending.request());

    Transition transition = apply(queued, again(queued, approvalBy(1), OTHER_BUNDLE));

    assertThat(transition.next())
        .isInstanceOfSatisfying(
            ApprovalState.Queued.class, q -> assertThat(q.request().revision()).isEqualTo(1));
  }

  @Test
  void issuesOneWarrantByPolicyWhereNobodyNeedsToApproveAnyMore() {
    Transition transition = apply(pending, again(pending, new Decision.Allowed(), OTHER_BUNDLE));

    assertThat(transition.next()).isInstanceOf(ApprovalState.Superseded.class);
    assertThat(data(transition)).hasSize(2);
    assertThat(data(transition).getFirst()).isInstanceOf(ApprovalSuperseded.class);
    Warrant warrant = ((WarrantIssued) data(transition).getLast()).warrant();
    assertThat(warrant.basis()).isEqualTo(new WarrantBasis.Policy());
    assertThat(warrant.bundleDigest()).isEqualTo(OTHER_BUNDLE);
    assertThat(warrant.issuedAt()).isEqualTo(LATER);
    assertThat(Warrants.KEY.verifies(warrant)).isTrue();
  }

  @Test
  void issuesNoWarrantForWhatOnlyAskedForAGrant() {
    ApprovalState.Pending ahead = askingAhead();

    Transition transition = apply(ahead, again(ahead, new Decision.Allowed(), OTHER_BUNDLE));

    assertThat(transition.next()).isInstanceOf(ApprovalState.Superseded.class);
    assertThat(data(transition).getLast()).isInstanceOf(GrantDeclined.class);
    assertThat(data(transition)).noneMatch(WarrantIssued.class::isInstance);
  }

  @Test
  void saysWhyPolicyDeniesItNow() {
    Transition transition =
        apply(pending, again(pending, new Decision.Denied(List.of("Not at night.")), OTHER_BUNDLE));

    assertThat(transition.next()).isInstanceOf(ApprovalState.Superseded.class);
    assertThat(data(transition))
        .singleElement()
        .isInstanceOfSatisfying(
            ApprovalSuperseded.class, s -> assertThat(s.reason()).contains("Not at night."));
  }

  static Stream<ApprovalState> ended() {
    ApprovalState.Pending open = pending(1);
    Vote no = Samples.vote(ROB, Verdict.REJECT);
    return Stream.of(
        new ApprovalState.Granted(
            open.request(), List.of(Samples.vote(ROB, Verdict.APPROVE)), NOW, null),
        new ApprovalState.Rejected(open.request(), List.of(no), no),
        open.expire(),
        open.withdraw(),
        open.supersede(),
        new ApprovalState.Drifted(open.request(), List.of()),
        new ApprovalState.GlassBroken(open.request(), List.of(), "olga", NOW));
  }

  @ParameterizedTest
  @MethodSource("ended")
  void givesNoSecondWarrantNorQuestionOnceEnded(ApprovalState ended) {
    for (Decision decision :
        List.of(new Decision.Allowed(), new Decision.Denied(List.of("no")), approvalBy(2))) {
      assertUnchanged(ended, again(ended, decision, OTHER_BUNDLE));
    }
  }

  @Test
  void doesNothingUponTheSameDecisionOnceMore() {
    inForce = Optional.of(BUNDLE);

    assertUnchanged(pending, again(pending, pending.request().decided().decision(), BUNDLE));
  }

  @Test
  void doesNothingBeforeTheCommandIsMeasuredAgain() {
    assertUnchanged(
        pending, again(pending, new Decision.MeasureFirst(MeasureMethod.TRIAL), OTHER_BUNDLE));
  }

  @Test
  void doesNothingUponADecisionThatALaterOneHasOvertaken() {
    CommandDecided first = again(pending, approvalBy(3), OTHER_BUNDLE);
    ApprovalState revised = apply(pending, first).next();

    assertUnchanged(revised, pending.request().decided());
    assertUnchanged(revised, first);
  }

  @Test
  void doesNothingUponADecisionByPoliciesThatAreNotInForce() {
    inForce = Optional.of(BUNDLE);

    assertUnchanged(pending, again(pending, new Decision.Allowed(), OTHER_BUNDLE));
  }

  @Test
  void asksAsAtFirstWhereThePoliciesOfThenAreInForceAgain() {
    CommandDecided first = pending.request().decided();
    ApprovalState revised = apply(pending, again(pending, approvalBy(3), OTHER_BUNDLE)).next();
    inForce = Optional.of(BUNDLE);

    ApprovalRequest back = apply(revised, first).next().request();

    assertThat(back.digest()).isEqualTo(first.decisionDigest());
    assertThat(back.revision()).isEqualTo(2);
  }

  @Test
  void takesNoDecisionTwiceThoughNobodySaysWhichPoliciesAreInForce() {
    inForce = Optional.empty();
    CommandDecided second = again(pending, approvalBy(3), OTHER_BUNDLE);
    ApprovalState revised = apply(pending, second).next();

    assertThat(revised.request().revision()).isEqualTo(1);
    assertUnchanged(revised, pending.request().decided());
  }

  @Test
  void doesNothingUponADecisionOfAnotherCommand() {
    ApprovalState other = pending(1);

    assertUnchanged(pending, again(other, new Decision.Allowed(), OTHER_BUNDLE));
  }

  @Test
  void saysInWordsEverythingThatChanged() {
    CommandDecided before = Samples.measured(pending.request().command());
    CommandDecided after =
        CommandDecided.of(
            before.command(),
            "staging",
            Samples.facts(true),
            null,
            null,
            LATER,
            new Decision.ApprovalRequired(
                ApprovalRequirement.of(1, Set.of("dba"), Duration.ofHours(2))),
            Obligations.none(),
            List.of(new PolicyMatch("dba-looks", PolicyEffect.REQUIRE_APPROVAL, "A dba looks")),
            OTHER_BUNDLE);

    assertThat(Differences.between(before, after))
        .containsExactly(
            "Other policies are in force.",
            "Now also asks: dba-looks.",
            "No longer asks: production-writes.",
            "Now asked: 1 of dba. Asked before: 1 of reviewer.",
            "The environment is staging, and was production.",
            "The analysis finds something else in the statement.",
            "It would change an unknown number of rows, as nothing was measured; before: 1 rows.",
            "What binds the run is something else.",
            "What the submitter did before is told otherwise.");
    assertThat(Differences.between(before, before)).isEmpty();
  }

  private void assertUnchanged(ApprovalState state, CommandDecided decided) {
    assertThat(apply(state, decided)).isEqualTo(new Transition(state, List.of()));
  }

  private Transition apply(ApprovalState state, CommandDecided decided) {
    return redecision.apply(state, decided, new EventId(UUID.randomUUID()), LATER);
  }

  private static CommandDecided again(ApprovalState state, Decision decision, Digest bundle) {
    CommandDecided before = state.request().decided();
    return CommandDecided.of(
            before.command(),
            before.environment(),
            before.facts(),
            before.history(),
            before.impact(),
            before.decidedAt(),
            decision,
            before.obligations(),
            before.matches(),
            bundle)
        .redeciding(state.request().id());
  }

  private static ApprovalState.Approved approvedForLater() {
    Vote later =
        new Vote(
            RITA.subject(),
            RITA.subject(),
            "rita",
            null,
            Verdict.APPROVE,
            0,
            new ApprovalConditions(null, NOW.plusSeconds(600), null),
            null,
            null,
            NOW);
    return (ApprovalState.Approved) pending(1).with(later);
  }

  private static ApprovalState.Pending askingAhead() {
    Command command = Samples.command(AGENT);
    Command ahead =
        new Command(
            command.id(),
            command.sessionId(),
            command.dataSource(),
            command.sql(),
            command.parameters(),
            command.principal(),
            command.origin(),
            command.justification(),
            command.submittedAt(),
            new GrantTerms(3, 10, NOW.plusSeconds(3600)));
    Decision.ApprovalRequired required = approvalBy(1);
    return ApprovalState.Pending.asked(
        ApprovalRequest.asked(
            pending(1).request().id(),
            Samples.decided(ahead, required, false),
            required.requirement(),
            List.of(),
            NOW));
  }

  private static List<EventData> data(Transition transition) {
    return transition.occurrences().stream().map(Occurrence::data).toList();
  }
}
