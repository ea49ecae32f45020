package io.countersign.executor;

import static io.countersign.executor.KnownFacts.CUSTOMERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.Classification;
import io.countersign.contracts.ColumnName;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Masking;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.OutputColumn;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LineageTest {
  private static final TableName TABLE = TableName.parse("public.customers");
  private static final DataSource SHOP =
      new DataSource(
          "shop",
          Dialect.POSTGRESQL,
          "production",
          "",
          Set.of(),
          List.of(
              new Classification(TABLE, "name", "name"),
              new Classification(TABLE, "email", "email")));

  private static final List<ColumnUse> EMAIL = List.of(new ColumnUse(CUSTOMERS, "email"));

  @Test
  void masksAComputedColumnForItsOwnSourcesAlone() {
    Facts facts = KnownFacts.of(null, StatementKind.SELECT, EMAIL, List.of());

    assertThat(computed(facts, sources(true, "email"))).isEqualTo(Masking.DERIVED);
    assertThat(computed(facts, sources(true, "*"))).isEqualTo(Masking.DERIVED);
    assertThat(computed(facts, sources(true, "city"))).isEqualTo(Masking.NONE);
    assertThat(computed(facts, sources(true))).isEqualTo(Masking.NONE);
  }

  @Test
  void masksAComputedColumnWhoseSourcesAreNotCertain() {
    Facts facts = KnownFacts.of(null, StatementKind.SELECT, EMAIL, List.of());

    assertThat(computed(facts, sources(false, "city"))).isEqualTo(Masking.DERIVED);
    assertThat(computed(facts, null)).isEqualTo(Masking.DERIVED);
  }

  @Test
  void believesNoSourcesOfAStatementThatIsNotUnderstood() {
    Facts unparsed = KnownFacts.of("unread", StatementKind.SELECT, List.of(), List.of());
    Facts calling = KnownFacts.answering(List.of()).alsoCalling(Set.of("f"));

    assertThat(computed(unparsed, sources(true, "city"))).isEqualTo(Masking.DERIVED);
    assertThat(computed(calling, sources(true, "city"))).isEqualTo(Masking.DERIVED);
  }

  @Test
  void unmasksWhatHoldsNothingElse() {
    Facts facts = KnownFacts.of(null, StatementKind.SELECT, EMAIL, List.of());

    assertThat(unmasking(facts, "email").of(column("email")))
        .isEqualTo(new Lineage.Verdict(Masking.UNMASKED, "email", Set.of("email")));
    assertThat(unmasking(facts, "email").of(column("name")).masking()).isEqualTo(Masking.DECLARED);
    assertThat(unmasking(facts, "phone").of(column("email")).masking()).isEqualTo(Masking.DECLARED);
    assertThat(computed(unmasking(facts, "email"), sources(true, "email", "city")))
        .isEqualTo(Masking.UNMASKED);
    assertThat(computed(unmasking(facts, "email"), sources(true, "email", "name")))
        .isEqualTo(Masking.DERIVED);
    assertThat(computed(unmasking(facts, "email"), sources(true, "*"))).isEqualTo(Masking.DERIVED);
    assertThat(computed(unmasking(facts, "email"), sources(false, "email")))
        .isEqualTo(Masking.DERIVED);
  }

  @Test
  void unmasksNothingOfAStatementThatIsNotUnderstood() {
    Facts unparsed = KnownFacts.of("unread", StatementKind.SELECT, EMAIL, List.of());

    assertThat(unmasking(unparsed, "email").of(column("email")).masking())
        .isEqualTo(Masking.DECLARED);
  }

  @Test
  void unmasksNothingThatShowsATableUnderAnotherName() {
    Lineage lineage =
        new Lineage(
            work(KnownFacts.answering(List.of()), "email"),
            Set.of(TableName.parse("contacts")),
            Set.of());

    assertThat(
            lineage
                .of(new ColumnOrigin.Column(TableName.parse("public.contacts"), "email"))
                .masking())
        .isEqualTo(Masking.DERIVED);
  }

  @Test
  void masksAssignedColumnsThatClassifiedOnesWereCopiedInto() {
    Lineage copying = lineage(update(use("city", Usage.ASSIGNED), use("name", Usage.SOURCE)));

    assertThat(copying.of(column("city")).masking()).isEqualTo(Masking.DERIVED);
    assertThat(copying.of(column("id")).masking()).isEqualTo(Masking.NONE);
    assertThat(copying.of(column("name")).masking()).isEqualTo(Masking.DECLARED);
  }

  @Test
  void showsAssignedColumnsThatClassifiedOnesOnlyChose() {
    Lineage choosing =
        lineage(
            update(
                use("city", Usage.ASSIGNED),
                use("name", Usage.PREDICATE),
                use("email", Usage.ASSIGNED)));

    assertThat(choosing.of(column("city")).masking()).isEqualTo(Masking.NONE);
  }

  @Test
  void takesAColumnOfUnknownUseForACopiedOne() {
    Lineage unsure = lineage(update(use("city", Usage.ASSIGNED), use("name")));

    assertThat(unsure.of(column("city")).masking()).isEqualTo(Masking.DERIVED);
  }

  @Test
  void unmasksNoColumnThatAnotherCategoryWasCopiedInto() {
    Facts copying = update(use("email", Usage.ASSIGNED), use("name", Usage.SOURCE));

    assertThat(unmasking(copying, "email").of(column("email")).masking())
        .isEqualTo(Masking.DECLARED);
  }

  private static Facts update(ColumnUse... uses) {
    return KnownFacts.of(null, StatementKind.UPDATE, List.of(uses), List.of());
  }

  private static ColumnUse use(String column, Usage... usages) {
    return new ColumnUse(CUSTOMERS, column, Set.of(usages));
  }

  private static ColumnOrigin.Column column(String name) {
    return new ColumnOrigin.Column(TABLE, name);
  }

  private static OutputColumn sources(boolean certain, String... columns) {
    return new OutputColumn(
        null, Stream.of(columns).map(c -> new ColumnName(CUSTOMERS, c)).toList(), true, certain);
  }

  private static Masking computed(Facts facts, @Nullable OutputColumn output) {
    return computed(lineage(facts), output);
  }

  private static Masking computed(Lineage lineage, @Nullable OutputColumn output) {
    return lineage.of(new ColumnOrigin.Computed(), Optional.ofNullable(output)).masking();
  }

  private static Lineage lineage(Facts facts) {
    return new Lineage(work(facts), Set.of(), Set.of());
  }

  private static Lineage unmasking(Facts facts, String category) {
    return new Lineage(work(facts, category), Set.of(), Set.of());
  }

  private static Work work(Facts facts, String... unmask) {
    return new Work(
        Warrants.command("SELECT 1"),
        facts,
        Access.READER,
        SHOP,
        new Obligations(null, null, Set.of(unmask)),
        null);
  }
}
