package io.countersign.approval;

import static io.countersign.approval.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.StageTimeout;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.event.ApprovalEscalated;
import io.countersign.contracts.event.StageSkipped;
import io.countersign.contracts.event.WarrantIssued;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever people say, in whatever order, however much time passes: what must never be. */
class VotingPropertiesTest {
  private static final List<String> ROLES = List.of("reviewer", "dba", "admin");
  private static final List<StageOrder> ORDERS = List.copyOf(EnumSet.allOf(StageOrder.class));
  private static final int PERSONS = 5;
  private static final int STEPS = 25;

  /** A random world: persons with two accounts each, a requirement, and who stands in for whom. */
  private static final class World {
    private final Random random;
    private final List<Person> persons =
        IntStream.range(0, PERSONS)
            .mapToObj(i ->
                new Person(
                    "p" + i, "p" + i, Set.of("p" + i + "-1", "p" + i + "-2"), null, ZoneOffset.UTC))
            .toList();
    private final List<Set<String>> roles;
    private final Principal submitter;
    private final ApprovalRequirement requirement;
    private final Poll poll;

    World(long seed) {
      random = new Random(seed);
      roles = persons.stream().map(_ -> some(ROLES)).toList();
      submitter = random.nextBoolean() ? agent() : account(0);
      requirement =
          new ApprovalRequirement(
              ORDERS.get(random.nextInt(ORDERS.size())),
              Stream.generate(this::stage).limit(1 + random.nextInt(3)).toList(),
              Duration.ofHours(2),
              null,
              null,
              null);
      poll = Poll.of(submitter, requirement, persons.toArray(Person[]::new));
      for (int i = random.nextInt(3); i > 0; i--) {
        int absent = random.nextInt(PERSONS);
        int deputy = (absent + 1 + random.nextInt(PERSONS - 1)) % PERSONS;
        poll.standingIn(account(absent), account(deputy), Duration.ofMinutes(random.nextInt(90)));
      }
    }

    /** Owned by the first person, and with a role that lets nobody down. */
    private Principal agent() {
      return new Principal(
          "agent", PrincipalKind.AGENT, "agent", Set.copyOf(ROLES), "p0-1", "agent");
    }

    private Principal account(int person) {
      return new Principal(
          "p" + person + "-" + (1 + random.nextInt(2)),
          PrincipalKind.HUMAN,
          "p" + person,
          roles.get(person),
          null,
          null);
    }

    private Set<String> some(List<String> of) {
      return of.stream().filter(_ -> random.nextInt(3) > 0).collect(Collectors.toSet());
    }

    private ApprovalStage stage() {
      Set<String> asked = Set.of(ROLES.get(random.nextInt(ROLES.size())));
      Set<String> named = random.nextInt(3) == 0 ? Set.of("p" + random.nextInt(PERSONS)) : Set.of();
      return new ApprovalStage(
          1 + random.nextInt(2), new Approvers(asked, named), random.nextInt(4) == 0, timeout());
    }

    private @Nullable StageTimeout timeout() {
      Duration after = Duration.ofMinutes(20 + random.nextInt(30));
      return switch (random.nextInt(5)) {
        case 0 -> new StageTimeout.Escalate(after, Approvers.withRoles(Set.of("admin")));
        case 1 -> new StageTimeout.Reject(after);
        default -> null;
      };
    }

    void live() {
      for (int i = 0; i < STEPS; i++) {
        if (random.nextInt(4) == 0) {
          poll.after(Duration.ofMinutes(random.nextInt(15)));
        } else {
          Principal voter = random.nextInt(8) == 0 ? agent() : account(random.nextInt(PERSONS));
          boolean approving = random.nextInt(12) > 0;
          poll.votes(
              voter,
              approving ? Verdict.APPROVE : Verdict.REJECT,
              approving ? conditions() : ApprovalConditions.none());
        }
      }
      poll.after(Duration.ofHours(3));
    }

    private ApprovalConditions conditions() {
      Long rows = random.nextInt(3) == 0 ? (long) random.nextInt(100) : null;
      Instant from = random.nextInt(4) == 0 ? NOW.plusSeconds(60L * random.nextInt(60)) : null;
      Instant to =
          random.nextInt(4) == 0 ? NOW.plusSeconds(3600L + 60L * random.nextInt(120)) : null;
      return new ApprovalConditions(rows, from, to);
    }
  }

  private static World lived(long seed) {
    World world = new World(seed);
    world.live();
    return world;
  }

  @Property(tries = 3000)
  void nothingIsGrantedWithoutTheQuorumOfDistinctPersons(@ForAll long seed) {
    World world = lived(seed);
    if (world.poll.state() instanceof ApprovalState.Granted granted) {
      List<Vote> votes = granted.votes();
      assertThat(votes).extracting(Vote::person).doesNotHaveDuplicates().isNotEmpty();
      List<Boolean> reached =
          IntStream.range(0, world.requirement.stages().size())
              .mapToObj(i -> isReached(world.requirement.stages().get(i), i, votes))
              .toList();
      assertThat(reached)
          .satisfies(all ->
              assertThat(
                      world.requirement.order() == StageOrder.ANY
                          ? all.contains(true)
                          : !all.contains(false))
                  .isTrue());
    }
  }

  private static boolean isReached(ApprovalStage stage, int index, List<Vote> votes) {
    return votes.stream()
            .filter(v -> Objects.equals(v.stage(), index))
            .map(Vote::person)
            .distinct()
            .count()
        >= stage.quorum();
  }

  @Property(tries = 3000)
  void nobodyCountsWhoIsNotAskedNorOwnsTheCommand(@ForAll long seed) {
    World world = lived(seed);
    boolean escalated = !world.poll.told(ApprovalEscalated.class).isEmpty();
    assertThat(world.poll.state().votes()).extracting(Vote::person).doesNotHaveDuplicates();
    for (Vote vote : world.poll.state().votes()) {
      int person = Integer.parseInt(vote.person().substring(1));
      assertThat(vote.subject()).isNotEqualTo("agent").startsWith(vote.person() + "-");
      if (vote.verdict() == Verdict.APPROVE) {
        ApprovalStage stage = world.requirement.stages().get(Objects.requireNonNull(vote.stage()));
        String spoken = vote.onBehalfOf() == null ? vote.person() : vote.onBehalfOf();
        assertThat(isAsked(world, stage, spoken, escalated)).isTrue();
        if (person == 0) {
          assertThat(world.submitter.isAgent() && stage.agentOwner()).isTrue();
        }
        assertThat(vote.onBehalfOf()).isNotEqualTo("p0");
      }
    }
    List<String> spoken =
        world.poll.state().votes().stream()
            .filter(v -> v.verdict() == Verdict.APPROVE)
            .map(v -> v.onBehalfOf() == null ? v.person() : v.onBehalfOf())
            .toList();
    assertThat(spoken).doesNotHaveDuplicates();
  }

  private static boolean isAsked(
      World world, ApprovalStage stage, String person, boolean escalated) {
    Set<String> roles = world.roles.get(Integer.parseInt(person.substring(1)));
    return stage.approvers().persons().contains(person)
        || roles.stream().anyMatch(stage.roles()::contains)
        || (stage.agentOwner() && person.equals("p0"))
        || (escalated
            && stage.timeout() instanceof StageTimeout.Escalate
            && roles.contains("admin"));
  }

  @Property(tries = 3000)
  void oneWarrantIsIssuedForWhatIsGrantedAndNoneForAnythingElse(@ForAll long seed) {
    World world = lived(seed);
    assertThat(world.poll.told(WarrantIssued.class))
        .hasSize(world.poll.is() == StateName.GRANTED ? 1 : 0);
    assertThat(world.poll.told(StageSkipped.class)).isEmpty();
    assertThat(world.poll.is()).isIn(StateName.GRANTED, StateName.REJECTED, StateName.EXPIRED);
  }

  @Property(tries = 3000)
  void conditionsNeverWidenWhatRuns(@ForAll long seed) {
    World world = lived(seed);
    for (WarrantIssued issued : world.poll.told(WarrantIssued.class)) {
      Warrant warrant = issued.warrant();
      for (Vote vote : world.poll.state().votes()) {
        ApprovalConditions conditions = vote.conditions();
        if (conditions.maximumRows() != null) {
          assertThat(warrant.obligations().maximumRows())
              .isNotNull()
              .isLessThanOrEqualTo(conditions.maximumRows());
          assertThat(warrant.obligations().maximumChangedRows())
              .isNotNull()
              .isLessThanOrEqualTo(conditions.maximumRows());
        }
        if (conditions.notBefore() != null) {
          assertThat(warrant.notBefore()).isAfterOrEqualTo(conditions.notBefore());
        }
        if (conditions.notAfter() != null) {
          assertThat(warrant.expiresAt()).isBeforeOrEqualTo(conditions.notAfter());
        }
      }
      assertThat(warrant.expiresAt())
          .isAfter(warrant.notBefore())
          .isBeforeOrEqualTo(warrant.issuedAt().plus(Warrants.VALID_FOR));
    }
  }
}
