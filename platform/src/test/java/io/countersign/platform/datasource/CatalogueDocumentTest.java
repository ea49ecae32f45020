package io.countersign.platform.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Classification;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.MaskRule;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.TableName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueDocumentTest {
  private static final String SHOP =
      """
      dataSources:
        - name: shop
          dialect: postgresql
          environment: production
          roles: [agent]
          classifications:
            public.customers: {email: email}
      """;

  @TempDir private Path folder;

  @Test
  void readsADataSourceWithItsClassifications() throws IOException {
    DataSource shop = load(SHOP).named("shop").orElseThrow();
    assertThat(shop.environment()).isEqualTo("production");
    assertThat(shop.classifications())
        .containsExactly(
            new Classification(new TableName("public", "customers"), "email", "email"));
  }

  @Test
  void readsPatternsInTheirOrder() throws IOException {
    String patterns =
        SHOP + "      '*.*': {'*mail*': email, \"*\": none}\n      audit: {mail: none}\n";

    DataSource shop = load(patterns).named("shop").orElseThrow();
    assertThat(shop.categories(new TableName("public", "orders"), "mail")).containsExactly("email");
    assertThat(shop.categories(new TableName("public", "audit"), "mail")).isEmpty();
  }

  @Test
  void readsWhatMasksDo() throws IOException {
    String masked =
        SHOP
            + "    masks: {email: hash, card-number: format-preserving, salary: {bucket: 0.5},"
            + " name: redact, secret: null, birth-date: year}\n";

    assertThat(load(masked).named("shop").orElseThrow().masks())
        .containsEntry("email", MaskRule.Named.HASH)
        .containsEntry("card-number", MaskRule.Named.FORMAT_PRESERVING)
        .containsEntry("salary", new MaskRule.Bucket(new BigDecimal("0.5")))
        .containsEntry("name", MaskRule.Named.REDACT)
        .containsEntry("secret", MaskRule.Named.NULL)
        .containsEntry("birth-date", MaskRule.Named.YEAR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{public.customers: {email: E-Mail}} | customers, column 'email' | lower-case words",
        "{public.customers: {email: }} | customers, column 'email' | no category",
        "{a.b.c: {email: email}} | a.b.c | schema.table",
        "{public.customers: } | public.customers | names no columns"
      })
  void saysWhichClassificationIsWrong(String classifications, String place, String why) {
    String wrong = SHOP.substring(0, SHOP.indexOf("    classifications"));
    assertThatThrownBy(() -> load(wrong + "    classifications: " + classifications))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("data-sources.yaml is not valid")
        .hasMessageContaining("data source 'shop', classifications of")
        .hasMessageContaining(place)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{email: shuffle} | format-preserving, hash",
        "{email: {bucket: wide}} | {bucket: WIDTH}",
        "{email: {bucket: 0}} | greater than zero",
        "{email: {bucket: 5, hash: 1}} | {bucket: WIDTH}"
      })
  void saysWhichMaskIsWrong(String masks, String why) {
    assertThatThrownBy(() -> load(SHOP + "    masks: " + masks))
        .hasMessageContaining("data source 'shop', masks, category 'email': ")
        .hasMessageContaining(why);
  }

  @Test
  void knowsWhoOwnsADataSource() throws IOException {
    String owned = SHOP.replace("roles: [agent]", "roles: [agent]\n    owners: [olga, rita]");

    assertThat(load(owned).named("shop").orElseThrow().owners())
        .containsExactlyInAnyOrder("olga", "rita");
    assertThat(load(SHOP).named("shop").orElseThrow().owners()).isEmpty();
  }

  @Test
  void offersADataSourceOnlyToItsRoles() throws IOException {
    DataSourceCatalogue catalogue = load(SHOP);
    assertThat(catalogue.usableBy(principal("agent"))).hasSize(1);
    assertThat(catalogue.usableBy(principal("auditor"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "environment: production, enviroment: production, environment",
    "dialect: postgresql, dialect: oracle, oracle",
    "name: shop, description: nameless, name"
  })
  void saysWhatIsWrong(String right, String wrong, String named) {
    assertThatThrownBy(() -> load(SHOP.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not valid")
        .hasMessageContaining(named);
  }

  @Test
  void refusesTwoOfTheSameName() {
    String twice = SHOP + SHOP.substring(SHOP.indexOf('\n') + 1);
    assertThatThrownBy(() -> load(twice)).hasMessageContaining("'shop' is declared twice");
  }

  @Test
  void saysWhichSettingNamesTheFile() {
    assertThatThrownBy(() -> CatalogueDocument.load(folder.resolve("absent.yaml")))
        .hasMessageContaining("countersign.data-sources");
  }

  private DataSourceCatalogue load(String yaml) throws IOException {
    return CatalogueDocument.load(Files.writeString(folder.resolve("data-sources.yaml"), yaml));
  }

  private static Principal principal(String role) {
    return new Principal("s", PrincipalKind.HUMAN, "n", Set.of(role), null, null);
  }
}
