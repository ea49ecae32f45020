package io.countersign.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.Closing;
import io.countersign.audit.CommandLife;
import io.countersign.audit.Page;
import io.countersign.audit.Partition;
import io.countersign.audit.behaviour.Detection;
import io.countersign.audit.behaviour.Finding;
import io.countersign.audit.behaviour.FindingFilter;
import io.countersign.audit.behaviour.FindingKind;
import io.countersign.audit.behaviour.Findings;
import io.countersign.audit.behaviour.Observation;
import io.countersign.audit.behaviour.Profile;
import io.countersign.audit.behaviour.Profiles;
import io.countersign.audit.behaviour.Settings;
import io.countersign.audit.behaviour.Watch;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import io.countersign.testing.SampleFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresFindingsTest {
  private static final Detection DETECTION = new Detection(Settings.USUAL);
  private static final Map<Partition, Long> NEXT = new HashMap<>();
  private static DataSource dataSource;
  private static PostgresRecordStore store;
  private static Findings findings;
  private final List<Finding> told = new ArrayList<>();

  /** One for all: the tests are about different principals. */
  @BeforeAll
  static void createDatabase() {
    dataSource = TestDatabase.create();
    store = TestDatabase.store(dataSource);
    findings = new PostgresFindings(dataSource, TestDatabase.SETTINGS);
  }

  @Test
  void findsEachKindInWhatTheEventsSay() {
    // Given
    store(massRead("reader"));
    store(denials("denied", 5));
    store(varied("varying"));
    store(narrowing("narrowing"));
    store(
        CommandLife.of(agent("unfit"), "shop", "UPDATE orders", "monthly report")
            .submitted()
            .decided(new Decision.Allowed(), writing(), "writes", PolicyEffect.ALLOW)
            .succeeded());
    store(approvals("asker", person("rita"), 5));

    // When
    look();

    // Then
    assertThat(told("reader")).containsExactly(FindingKind.MASS_READ);
    assertThat(told("denied")).containsExactly(FindingKind.REPEATED_DENIALS);
    assertThat(told("varying")).containsExactly(FindingKind.VARIED_UNTIL_ALLOWED);
    assertThat(told("narrowing")).containsExactly(FindingKind.NARROWING_COUNTS);
    assertThat(told("unfit")).containsExactly(FindingKind.UNFIT_INTENT);
    assertThat(told("rita")).containsExactly(FindingKind.HASTY_APPROVALS);
    assertThat(told("asker")).isEmpty();
    assertThat(told)
        .filteredOn(f -> f.observation().kind() == FindingKind.HASTY_APPROVALS)
        .singleElement()
        .satisfies(f -> assertThat(f.observation().commands()).hasSize(5));
  }

  @Test
  void seesThatOnePersonApprovesEverything() {
    // Given
    store(approvals("faithful", person("petra"), 20));
    store(approvals("other", person("rob"), 1));

    // When
    look();

    // Then
    assertThat(told("petra"))
        .containsExactlyInAnyOrder(FindingKind.HASTY_APPROVALS, FindingKind.SAME_PAIR);
    assertThat(told("rob")).isEmpty();
  }

  @Test
  void findsTheSameOnce() {
    // Given
    store(denials("stubborn", 5));
    look();

    // When
    store(denials("stubborn", 3));
    look();
    another().look(DETECTION, Instant.now());

    // Then
    assertThat(told("stubborn")).hasSize(1);
    assertThat(page(new FindingFilter(null, null, "stubborn"))).hasSize(1);
  }

  @Test
  void findsWhatArrivesInPieces() {
    // Given the endings before anything else
    List<AuditRecord> records =
        massRead("patient").stream().flatMap(life -> life.auditRecords(NEXT).stream()).toList();
    List<AuditRecord> endings =
        records.stream().filter(r -> !r.position().topic().endsWith("commands")).toList();

    // When
    keep(endings);
    look();
    assertThat(told("patient")).isEmpty();
    keep(records.stream().filter(r -> !endings.contains(r)).toList());
    look();

    // Then
    assertThat(told("patient")).containsExactly(FindingKind.MASS_READ);
  }

  @Test
  void whatCannotBeToldIsToldLater() {
    // Given
    store(denials("untold", 5));
    Throwable failure =
        catchThrowable(() ->
            new Watch(
                    findings,
                    DETECTION,
                    _ -> {
                      throw new IllegalStateException("the broker is away");
                    },
                    Clock.systemUTC())
                .look());
    assertThat(failure).hasMessage("the broker is away");

    // When
    look();
    look();

    // Then
    assertThat(told("untold")).hasSize(1);
  }

  @Test
  void ofManyWhoLookAtOnceOneFindsIt() throws Exception {
    // Given
    store(denials("watched", 5));
    List<Callable<Boolean>> looks =
        Stream.generate(PostgresFindingsTest::another)
            .limit(4)
            .map(f -> (Callable<Boolean>) () -> f.look(DETECTION, Instant.now()))
            .toList();

    // When
    try (ExecutorService threads = Executors.newFixedThreadPool(looks.size())) {
      for (Future<Boolean> look : threads.invokeAll(looks)) {
        look.get();
      }
    }

    // Then
    assertThat(page(new FindingFilter(null, null, "watched"))).hasSize(1);
  }

  @Test
  void givesPagesByKindPrincipalAndWhetherOpen() {
    // Given
    store(denials("paged", 5));
    store(varied("paged"));
    look();
    FindingFilter all = new FindingFilter(null, null, "paged");
    FindingFilter open = new FindingFilter(true, null, "paged-subject");
    FindingFilter denials = new FindingFilter(null, FindingKind.REPEATED_DENIALS, "paged");
    long id = findings.findings(denials, null, 10).entries().getFirst().id();
    long before = findings.open().get(FindingKind.REPEATED_DENIALS);

    // When
    boolean closed = close(id, "audrey");

    // Then
    assertThat(closed).isTrue();
    assertThat(close(id, "adam")).isFalse();
    assertThat(page(open)).containsExactly(FindingKind.VARIED_UNTIL_ALLOWED);
    assertThat(page(new FindingFilter(false, null, "paged")))
        .containsExactly(FindingKind.REPEATED_DENIALS);
    assertThat(findings.finding(id).orElseThrow().closing().by()).isEqualTo("audrey");
    assertThat(findings.open().getOrDefault(FindingKind.REPEATED_DENIALS, 0L))
        .isEqualTo(before - 1);
    Page<Finding, Long> first = findings.findings(all, null, 1);
    assertThat(first.entries()).hasSize(1);
    assertThat(findings.findings(all, first.next(), 1).entries()).hasSize(1);
  }

  @Test
  void countsForAProfileWhatTheTrailCounts() {
    // Given
    store(massRead("profiled"));
    store(denials("profiled", 2));
    Profiles profiles =
        new Profiles(new PostgresActivities(dataSource, TestDatabase.SETTINGS), Settings.USUAL);

    // When
    Instant to = Instant.now().plusSeconds(60);
    Profile profile =
        profiles.of(profiles.named("profiled").getFirst(), to.minus(Duration.ofHours(1)), to);

    // Then
    assertThat(profile.principal().subject()).isEqualTo("profiled-subject");
    assertThat(profile.tally().commands()).isEqualTo(5);
    assertThat(profile.tally().denied()).isEqualTo(2);
    assertThat(profile.tally().rowsReturned()).isEqualTo(12_000);
    assertThat(profile.tally().masked()).containsEntry("email", 3L);
    assertThat(profile.tally().tables()).containsEntry("public.customers", 3L);
    assertThat(profile.known()).isFalse();
    assertThat(profiles.all(to.minus(Duration.ofHours(1)), to))
        .extracting(p -> p.principal().name())
        .contains("profiled");
    assertThat(profiles.named("nobody")).isEmpty();
  }

  private static boolean close(long id, String by) {
    return findings.close(id, new Closing(by, "a test", Instant.now()), () -> {});
  }

  private static List<FindingKind> page(FindingFilter filter) {
    return findings.findings(filter, null, 10).entries().stream()
        .map(f -> f.observation().kind())
        .toList();
  }

  private List<FindingKind> told(String name) {
    return told.stream()
        .map(Finding::observation)
        .filter(o -> o.name().equals(name))
        .map(Observation::kind)
        .toList();
  }

  /** Of another instance of the service. */
  private static Findings another() {
    return new PostgresFindings(dataSource, TestDatabase.SETTINGS);
  }

  private void look() {
    new Watch(findings, DETECTION, told::add, Clock.systemUTC()).look();
  }

  private static void store(List<CommandLife> lives) {
    keep(lives.stream().flatMap(life -> life.auditRecords(NEXT).stream()).toList());
  }

  private static void store(CommandLife life) {
    store(List.of(life));
  }

  private static void keep(List<AuditRecord> records) {
    store.store(Batch.of(store.positions(NEXT.keySet()), records));
  }

  private static List<CommandLife> massRead(String name) {
    return lives(
        3,
        i ->
            allowed(
                    name,
                    "SELECT email FROM customers " + i,
                    SampleFacts.reading("public.customers"))
                .showing("email", "email")
                .finished(new Outcome.Succeeded(4_000, 0, false, false)));
  }

  private static List<CommandLife> denials(String name, int count) {
    return lives(
        count,
        i ->
            CommandLife.of(agent(name), "shop", "DROP TABLE orders " + i)
                .submitted()
                .denied("DROP_TABLE", "public.orders"));
  }

  private static List<CommandLife> varied(String name) {
    List<CommandLife> lives =
        new ArrayList<>(
            lives(
                3,
                i ->
                    CommandLife.of(agent(name), "shop", "UPDATE orders " + i)
                        .submitted()
                        .denied("UPDATE", "public.orders")));
    lives.add(
        CommandLife.of(agent(name), "shop", "UPDATE orders at last")
            .submitted()
            .decided(new Decision.Allowed(), writing(), "writes", PolicyEffect.ALLOW)
            .succeeded());
    return lives;
  }

  private static List<CommandLife> narrowing(String name) {
    List<String> columns = List.of("city", "phone", "email", "name");
    return lives(
        4,
        i ->
            allowed(
                    name,
                    "SELECT count(*) FROM customers " + i,
                    SampleFacts.reading(
                        "public.customers",
                        columns.subList(0, i + 1).stream()
                            .map(c ->
                                new ColumnUse(
                                    TableName.parse("public.customers"),
                                    c,
                                    Set.of(Usage.PREDICATE)))
                            .toList(),
                        List.of("count")))
                .succeeded());
  }

  private static List<CommandLife> approvals(String name, Principal voter, int count) {
    return lives(
        count,
        i ->
            CommandLife.of(agent(name), "shop", "UPDATE orders " + i)
                .submitted()
                .approvalRequired("UPDATE", "public.orders")
                .requested()
                .approvedBy(voter)
                .granted());
  }

  private static CommandLife allowed(String name, String sql, Facts facts) {
    return CommandLife.of(agent(name), "shop", sql)
        .submitted()
        .decided(new Decision.Allowed(), facts, "reads", PolicyEffect.ALLOW);
  }

  private static Facts writing() {
    return SampleFacts.writing(StatementKind.UPDATE, "public.orders");
  }

  private static List<CommandLife> lives(int count, IntFunction<CommandLife> life) {
    return IntStream.range(0, count)
        .mapToObj(i -> {
          passMillisecond();
          return life.apply(i);
        })
        .toList();
  }

  /** Ids tell the order of commands by the millisecond; those of a real principal are apart. */
  private static void passMillisecond() {
    long now = System.currentTimeMillis();
    while (System.currentTimeMillis() == now) {
      Thread.onSpinWait();
    }
  }

  private static Principal agent(String name) {
    return new Principal(
        name + "-subject", PrincipalKind.AGENT, name, Set.of("agent"), "olga-subject", name);
  }

  private static Principal person(String name) {
    return new Principal(
        name + "-subject", PrincipalKind.HUMAN, name, Set.of("reviewer"), null, null);
  }
}
