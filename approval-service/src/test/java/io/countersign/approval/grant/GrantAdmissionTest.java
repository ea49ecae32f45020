package io.countersign.approval.grant;

import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.NOW;
import static io.countersign.approval.Samples.OLGA;
import static io.countersign.approval.Samples.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.Directory;
import io.countersign.approval.GrantSamples;
import io.countersign.approval.Opening;
import io.countersign.approval.People;
import io.countersign.approval.Person;
import io.countersign.approval.StageProgress;
import io.countersign.approval.WarrantIssuer;
import io.countersign.approval.WarrantSettings;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Grant;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.TraceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GrantAdmissionTest {
  private static final ApprovalRequirement ALSO_BY_THE_OWNER =
      new ApprovalRequirement(
          StageOrder.SEQUENTIAL,
          List.of(new ApprovalStage(1, Approvers.withRoles(Set.of("reviewer")), true, null)),
          Duration.ofHours(1),
          null,
          null,
          GrantSamples.BOUNDS);
  private static final People NOBODY = new Directory(List.of());

  @Test
  void answersWithWhatOthersGave() {
    Opening answered = admit(asked(GrantSamples.REQUIREMENT), NOBODY, RITA.subject());

    assertThat(answered.state())
        .isInstanceOfSatisfying(
            ApprovalState.Granted.class, g -> assertThat(g.grantId()).isNotNull());
    assertThat(answered.occurrences())
        .extracting(o -> o.data().getClass().getSimpleName())
        .containsExactly("GrantUsed", "ApprovalGranted", "WarrantIssued");
  }

  @Test
  void doesNotTakeTheWordOfWhoeverOwnsTheAgent() {
    assertIsLeftToPeople(admit(asked(GrantSamples.REQUIREMENT), NOBODY, OLGA.subject()));
  }

  @Test
  void takesTheOwnersWordWherePolicyWantsIt() {
    Opening answered = admit(asked(ALSO_BY_THE_OWNER), NOBODY, OLGA.subject());

    assertThat(answered.state()).isInstanceOf(ApprovalState.Granted.class);
  }

  @Test
  void doesNotTakeTheWordOfWhoeverIsKnownByNowToBeTheOwner() {
    People known =
        new Directory(
            List.of(
                new Person(
                    "olga", "Olga", Set.of(OLGA.subject(), RITA.subject()), null, ZoneOffset.UTC)));

    assertIsLeftToPeople(admit(asked(GrantSamples.REQUIREMENT), known, RITA.subject()));
  }

  @Test
  void leavesWhatWaitsOrIsAnsweredAsItIs() {
    ApprovalRequest request = asked(GrantSamples.REQUIREMENT);
    Opening queued = opening(new ApprovalState.Queued(request));

    assertThat(admission(request, NOBODY, RITA.subject()).admit(queued)).isSameAs(queued);
  }

  private static void assertIsLeftToPeople(Opening opening) {
    assertThat(opening.state()).isInstanceOf(ApprovalState.Pending.class);
    assertThat(opening.occurrences()).isEmpty();
  }

  private static Opening admit(ApprovalRequest request, People people, String approver) {
    return admission(request, people, approver)
        .admit(
            opening(new ApprovalState.Pending(request, List.of(), new StageProgress(List.of()))));
  }

  private static GrantAdmission admission(ApprovalRequest request, People people, String approver) {
    return new GrantAdmission(
        new HeldGrants(List.of(grant(request, approver))),
        people,
        new WarrantIssuer(new Settings("k", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private record Settings(String keyId, String key) implements WarrantSettings {
    @Override
    public Duration validFor() {
      return Duration.ofMinutes(10);
    }
  }

  private static StandingGrant grant(ApprovalRequest origin, String approver) {
    Grant grant =
        new Grant(
            new GrantId(UUID.randomUUID()),
            GrantSamples.fingerprint("a"),
            AGENT.subject(),
            "shop",
            new GrantTerms(2, 10, NOW.plusSeconds(600)),
            origin.requirement().digest(),
            origin.command().sql(),
            null,
            List.of(approver),
            origin.id(),
            NOW);
    return StandingGrant.issued(grant, origin).orElseThrow();
  }

  private static ApprovalRequest asked(ApprovalRequirement requirement) {
    return GrantSamples.request(
        GrantSamples.decided(
            GrantSamples.command(AGENT),
            GrantSamples.update("a"),
            requirement,
            "production",
            null));
  }

  private static Opening opening(ApprovalState state) {
    return new Opening(
        state,
        List.of(),
        new EventLink(
            new EventId(UUID.randomUUID()),
            state.request().command().sessionId(),
            CanonicalForm.of("decision").digest(),
            TraceContext.continueOrStart(null)));
  }
}
