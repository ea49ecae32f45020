package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each declaration is {@code table column category}, in the order of the document. */
final class ColumnCategoriesTest {
  @Test
  void anExactColumnMayBeReadWithoutItsSchema() {
    DataSource shop = declaring("public.customers email email");

    assertThat(shop.categories(table("public.customers"), "email")).containsExactly("email");
    assertThat(shop.categories(table("customers"), "email")).containsExactly("email");
    assertThat(shop.categories(null, "email")).containsExactly("email");
    assertThat(shop.categories(table("public.customers"), "*")).containsExactly("email");
    assertThat(shop.categories(table("archive.customers"), "email")).isEmpty();
    assertThat(shop.categories(table("public.customers"), "city")).isEmpty();
  }

  @Test
  void aPatternMeansEveryColumnOfALikeName() {
    DataSource shop = declaring("*.customers *mail* email");

    assertThat(shop.categories(table("archive.customers"), "name")).isEmpty();
    assertThat(shop.categories(table("archive.customers"), "E_Mail2")).containsExactly("email");
    assertThat(shop.categories(table("customers"), "mail")).containsExactly("email");
    assertThat(shop.categories(null, "mail")).containsExactly("email");
    assertThat(shop.categories(table("public.orders"), "mail")).isEmpty();
  }

  @Test
  void anExactDeclarationBeatsAPattern() {
    DataSource shop =
        declaring("* *mail* email", "public.orders mail_opened none", "public.orders mailbox name");

    assertThat(shop.categories(table("public.orders"), "mail_opened")).isEmpty();
    assertThat(shop.categories(table("public.orders"), "mailbox")).containsExactly("name");
    assertThat(shop.categories(table("public.other"), "mail_opened")).containsExactly("email");
  }

  @Test
  void anExactDeclarationFreesNothingThatMayBeAnotherColumn() {
    DataSource shop = declaring("public.orders mail none", "*.* *mail* email");

    assertThat(shop.categories(table("public.orders"), "mail")).isEmpty();
    assertThat(shop.categories(table("orders"), "mail")).containsExactly("email");
    assertThat(shop.categories(null, "mail")).containsExactly("email");
    assertThat(shop.categories(table("public.orders"), "Mail")).containsExactly("email");
    assertThat(shop.categories(table("public.orders"), "*")).containsExactly("email");
  }

  @Test
  void theFirstPatternThatMatchesDecides() {
    DataSource shop = declaring("audit_* *mail* none", "* work_mail name", "* *mail* email");

    assertThat(shop.categories(table("public.audit_log"), "mail")).isEmpty();
    assertThat(shop.categories(table("public.customers"), "work_mail")).containsExactly("name");
    assertThat(shop.categories(table("public.customers"), "mail")).containsExactly("email");
    assertThat(shop.categories(null, "work_mail")).containsExactly("email", "name");
  }

  @Test
  void aPatternForOneSchemaDoesNotDecideWhereTheSchemaIsLeftOut() {
    DataSource shop = declaring("archive.* *mail* none", "* *mail* email");

    assertThat(shop.categories(table("archive.customers"), "mail")).isEmpty();
    assertThat(shop.categories(table("customers"), "mail")).containsExactly("email");
  }

  @Test
  void whatIsFoundOutFurtherOnlyAdds() {
    DataSource shop = declaring("public.orders note none", "* *mail* email");
    DataSource tagged =
        shop.alsoClassifying(List.of(of("public.orders note phone"), of("x.y mail none")));

    assertThat(tagged.categories(table("public.orders"), "note")).containsExactly("phone");
    assertThat(tagged.categories(table("x.y"), "mail")).containsExactly("email");
  }

  @Test
  void patternsLeaveTheTablesOfTheServerAloneUnlessTheyNameThem() {
    DataSource shop = declaring("*.* *name* name", "pg_catalog.* usename name");

    assertThat(shop.categories(table("pg_catalog.pg_class"), "relname")).isEmpty();
    assertThat(shop.categories(table("pg_catalog.pg_user"), "usename")).containsExactly("name");
    assertThat(shop.categories(table("pg_class"), "relname")).containsExactly("name");
  }

  @Test
  void isClassifiedOnceAnythingIsThatIsNotNone() {
    assertThat(declaring().isClassified()).isFalse();
    assertThat(declaring("* * none").isClassified()).isFalse();
    assertThat(declaring("* mail email").isClassified()).isTrue();
    assertThat(declaring().alsoClassifying(List.of(of("t c email"))).isClassified()).isTrue();
  }

  @Test
  void aCategoryIsLowerCaseWords() {
    assertThatThrownBy(() -> of("t c E-Mail"))
        .hasMessageContaining("lower-case words")
        .hasMessageContaining("E-Mail");
  }

  @ParameterizedTest
  @CsvSource({
    "*, '', true", "a*, abc, true", "*c, abc, true", "a*c, abbbc, true", "a?c, abc, true",
    "a?c, ac, false", "*a*b*, xxaxbx, true", "*a*b*, xxbxax, false", "ab, abc, false",
        "A*, abc, true"
  })
  void aStarStandsForAnyCharactersAndAQuestionMarkForOne(String glob, String name, boolean like) {
    assertThat(Glob.matches(glob, name)).isEqualTo(like);
  }

  private static DataSource declaring(String... declarations) {
    return new DataSource(
        "shop",
        Dialect.POSTGRESQL,
        "production",
        "",
        Set.of(),
        Stream.of(declarations).map(ColumnCategoriesTest::of).toList());
  }

  private static Classification of(String declaration) {
    String[] parts = declaration.split(" ", -1);
    return new Classification(TableName.parse(parts[0]), parts[1], parts[2]);
  }

  private static @Nullable TableName table(String name) {
    return TableName.parse(name);
  }
}
