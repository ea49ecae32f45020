package io.countersign.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.countersign.audit.Aspect;
import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.ChangedRow;
import io.countersign.audit.CommandCount;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.CommandLife;
import io.countersign.audit.CommandSummary;
import io.countersign.audit.Criterion;
import io.countersign.audit.Exposure;
import io.countersign.audit.Interval;
import io.countersign.audit.Investigation;
import io.countersign.audit.Page;
import io.countersign.audit.Partition;
import io.countersign.audit.RowCursor;
import io.countersign.audit.RowFilter;
import io.countersign.contracts.ColumnName;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.testing.SampleFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresInvestigationTest {
  private static final Principal OTHER =
      new Principal(
          "report-subject",
          PrincipalKind.AGENT,
          "report-agent",
          Set.of("agent"),
          "ole-subject",
          "report-agent");
  private static PostgresTrail trail;
  private static Investigation investigation;

  /** Shows e-mail addresses masked, and one as it is. */
  private static CommandLife read;

  private static CommandLife everyColumn;
  private static CommandLife failed;
  private static CommandLife update;
  private static CommandLife insert;
  private static CommandLife vague;
  private static CommandLife textKey;

  @BeforeAll
  static void storeCommands() {
    DataSource dataSource = TestDatabase.create();
    trail = new PostgresTrail(dataSource, TestDatabase.SETTINGS);
    investigation = new PostgresInvestigation(dataSource, TestDatabase.SETTINGS);
    read =
        reading(
                CommandLife.AGENT,
                "SELECT email FROM public.customers",
                "public.customers",
                "email")
            .showing("email", "phone")
            .finished(new Outcome.Succeeded(1_200, 0, false, false));
    everyColumn = reading(OTHER, "SELECT * FROM orders", "orders", ColumnUse.EVERY).succeeded();
    failed =
        reading(CommandLife.AGENT, "SELECT emial FROM customers", "customers", "emial")
            .finished(new Outcome.Failed("42703", "no such column"));
    update = changing(StatementKind.UPDATE, row(42, "placed"), row(42, "paid")).succeeded();
    vague =
        decided(
            OTHER,
            "SELECT iban FROM orders, payments",
            SampleFacts.naming(
                List.of(TableName.parse("orders"), TableName.parse("payments")),
                List.of(),
                List.of(new ColumnUse(null, "iban"))));
    textKey =
        changing(
            StatementKind.DELETE,
            Map.of("id", "9007199254740993", "note", "a\u0000b\\u0000"),
            null);
    insert = changing(StatementKind.INSERT, null, row(43, "placed")).succeeded();
    Map<Partition, Long> next = new HashMap<>();
    List<AuditRecord> records = new ArrayList<>();
    for (CommandLife life : List.of(read, everyColumn, failed, update, vague, textKey, insert)) {
      records.addAll(life.auditRecords(next));
    }
    PostgresRecordStore store = TestDatabase.store(dataSource);
    store.store(Batch.of(store.positions(next.keySet()), records));
  }

  @ParameterizedTest
  @MethodSource
  void findsCommandsBy(Criterion criterion, List<CommandLife> expected) {
    assertThat(commands(criterion))
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(CommandLife::id).toList());
  }

  static Stream<Arguments> findsCommandsBy() {
    return Stream.of(
        arguments(new Criterion.Owner("ole-subject"), List.of(everyColumn, vague)),
        arguments(new Criterion.InSession(read.command().sessionId()), List.of(read)),
        arguments(new Criterion.MatchesPolicy("writes"), List.of(textKey, update, insert)),
        arguments(
            new Criterion.InEnvironment("production"),
            List.of(read, everyColumn, failed, update, vague, textKey, insert)),
        arguments(new Criterion.Ended("failed"), List.of(failed)),
        arguments(new Criterion.Rows(1_000), List.of(read)),
        arguments(new Criterion.Shows("phone", true), List.of(read)),
        arguments(new Criterion.Shows("phone", false), List.of(read)),
        arguments(new Criterion.Shows("email", true), List.of()),
        arguments(new Criterion.Shows("email", false), List.of(read)),
        arguments(column("email"), List.of(read)),
        arguments(column("customers.email"), List.of(read)),
        arguments(column("public.customers.email"), List.of(read)),
        arguments(column("other.customers.email"), List.of()),
        arguments(column("orders.total"), List.of(everyColumn)),
        arguments(column("public.orders.total"), List.of(everyColumn)),
        arguments(column("total"), List.of()));
  }

  @Test
  void aColumnOfWhichTheTableIsNotKnownMayBeOfAny() {
    assertThat(commands(column("payments.iban"))).containsExactly(vague.id());
    assertThat(commands(column("orders.iban")))
        .containsExactlyInAnyOrder(vague.id(), everyColumn.id());
  }

  @Test
  void countsCommandsAndTheirRows() {
    assertThat(counts(Aspect.OUTCOME, null, new Criterion.MatchesPolicy("reads")))
        .containsExactly(
            new CommandCount("succeeded", null, 2, 1_201, 1),
            new CommandCount("failed", null, 1, 0, 0),
            new CommandCount(null, null, 1, 0, 0));
    assertThat(counts(null, null, new Criterion.Agent("report-agent")))
        .containsExactly(new CommandCount(null, null, 2, 1, 1));
  }

  @ParameterizedTest
  @MethodSource
  void countsBy(Aspect aspect, String expected) {
    assertThat(counts(aspect, null, new Criterion.InSession(read.command().sessionId())))
        .extracting(CommandCount::value)
        .containsExactly(expected);
  }

  static Stream<Arguments> countsBy() {
    return Stream.of(
        arguments(Aspect.PRINCIPAL, "night-agent"),
        arguments(Aspect.AGENT, "night-agent"),
        arguments(Aspect.OWNER, "olga-subject"),
        arguments(Aspect.DATA_SOURCE, "shop"),
        arguments(Aspect.ENVIRONMENT, "production"),
        arguments(Aspect.TABLE, "public.customers"),
        arguments(Aspect.KIND, "SELECT"),
        arguments(Aspect.POLICY, "reads"),
        arguments(Aspect.DECISION, "allowed"),
        arguments(Aspect.APPROVAL, null),
        arguments(Aspect.OUTCOME, "succeeded"),
        arguments(Aspect.CATEGORY_MASKED, "email"),
        arguments(Aspect.CATEGORY_SHOWN, "phone"));
  }

  @ParameterizedTest
  @MethodSource
  void countsByTime(Interval interval, String pattern) {
    assertThat(counts(null, interval, new Criterion.Rows(1_000)))
        .singleElement()
        .satisfies(count -> assertThat(count.time()).matches(pattern));
  }

  static Stream<Arguments> countsByTime() {
    return Stream.of(
        arguments(Interval.HOUR, "\\d{4}-\\d\\d-\\d\\dT\\d\\d:00:00Z"),
        arguments(Interval.DAY, "\\d{4}-\\d\\d-\\d\\dT00:00:00Z"),
        arguments(Interval.WEEK, "\\d{4}-\\d\\d-\\d\\dT00:00:00Z"),
        arguments(Interval.MONTH, "\\d{4}-\\d\\d-01T00:00:00Z"),
        arguments(Interval.HOUR_OF_DAY, "\\d\\d"));
  }

  @Test
  void tellsWhoWasGivenWhichCategoryOfWhichTable() {
    // When
    List<Exposure> exposures = investigation.exposures(CommandFilter.EVERYTHING, 100);

    // Then what was shown as it is comes first
    assertThat(exposures)
        .extracting(
            Exposure::name,
            Exposure::owner,
            Exposure::table,
            Exposure::category,
            Exposure::unmasked,
            Exposure::commands,
            Exposure::rows)
        .containsExactly(
            tuple("night-agent", "olga-subject", "public.customers", "phone", true, 1L, 1_200L),
            tuple("night-agent", "olga-subject", "public.customers", "email", false, 1L, 1_200L));
  }

  @Test
  void followsARowThroughTime() {
    // When
    List<ChangedRow> changes = changes("orders", Map.of("id", 42));

    // Then
    assertThat(changes)
        .singleElement()
        .satisfies(change -> {
          assertThat(change.commandId()).isEqualTo(update.id());
          assertThat(change.principal()).isEqualTo("night-agent");
          assertThat(change.outcome()).isEqualTo("succeeded");
          assertThat(change.before()).contains("\"placed\"");
          assertThat(change.after()).contains("\"paid\"");
        });
    assertThat(changes("public.orders", Map.of("id", 43, "status", "placed")))
        .singleElement()
        .satisfies(change -> assertThat(change.before()).isNull());
    assertThat(changes("other.orders", Map.of("id", 42))).isEmpty();
    assertThat(changes("orders", Map.of("id", 42, "status", "shipped"))).isEmpty();
  }

  @Test
  void findsAKeyThatIsStoredAsText() {
    assertThat(changes("orders", Map.of("id", 9_007_199_254_740_993L)))
        .singleElement()
        .satisfies(change -> assertThat(change.before()).contains("a\uFFFDb\\\\u0000"));
  }

  @Test
  void givesChangesPageByPage() {
    // Given
    RowFilter filter = filter("orders", Map.of("status", "placed"));

    // When
    Page<ChangedRow, RowCursor> first = investigation.changes(filter, null, 1);
    Page<ChangedRow, RowCursor> second = investigation.changes(filter, first.next(), 1);

    // Then
    assertThat(first.entries()).extracting(ChangedRow::commandId).containsExactly(insert.id());
    assertThat(second.entries()).extracting(ChangedRow::commandId).containsExactly(update.id());
    assertThat(second.next()).isNull();
  }

  private static Criterion column(String name) {
    return new Criterion.UsesColumn(ColumnName.parse(name));
  }

  private static List<CommandId> commands(Criterion criterion) {
    return trail.commands(only(criterion), null, 1_000).entries().stream()
        .map(CommandSummary::commandId)
        .toList();
  }

  private static List<CommandCount> counts(
      @Nullable Aspect by, @Nullable Interval interval, Criterion criterion) {
    return investigation.counts(only(criterion), by, interval, 100);
  }

  private static CommandFilter only(Criterion criterion) {
    return new CommandFilter(List.of(criterion), null, Instant.now().plusSeconds(60));
  }

  private static List<ChangedRow> changes(String table, Map<String, Object> row) {
    return investigation.changes(filter(table, row), null, 100).entries();
  }

  private static RowFilter filter(String table, Map<String, Object> row) {
    return new RowFilter(TableName.parse(table), row, null, null);
  }

  private static CommandLife reading(Principal principal, String sql, String table, String column) {
    ColumnUse use = new ColumnUse(TableName.parse(table), column);
    return decided(principal, sql, SampleFacts.reading(table, List.of(use), List.of()));
  }

  private static CommandLife decided(Principal principal, String sql, Facts facts) {
    return CommandLife.of(principal, "shop", sql)
        .submitted()
        .decided(new Decision.Allowed(), facts, "reads", PolicyEffect.ALLOW);
  }

  private static CommandLife changing(
      StatementKind kind,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after) {
    return CommandLife.of(CommandLife.AGENT, "shop", kind + " of orders")
        .submitted()
        .decided(
            new Decision.Allowed(),
            SampleFacts.writing(kind, "public.orders"),
            "writes",
            PolicyEffect.ALLOW)
        .changing(TableName.parse("public.orders"), kind, new RowChange(before, after));
  }

  private static Map<String, Object> row(int id, String status) {
    return Map.of("id", id, "status", status);
  }
}
