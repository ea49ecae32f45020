package io.countersign.platform.role;

import static io.countersign.contracts.Access.READER;
import static io.countersign.contracts.Access.WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

final class PostgresRightsTest {
  private static final ShopRoles shop = new ShopRoles();

  @AfterAll
  static void dropRoles() {
    shop.close();
  }

  @Test
  void findsNothingInRolesAsTheyAreMade() throws SQLException {
    shop.made(true);

    assertThat(shop.findings(READER)).isEmpty();
    assertThat(shop.findings(WRITER)).isEmpty();
  }

  @Test
  void makesThemAgainWithoutHarm() throws SQLException {
    shop.made(true).made(true);

    assertThat(shop.findings(READER)).isEmpty();
    assertThat(shop.findings(WRITER)).isEmpty();
  }

  @Test
  void saysWhatEverybodyMayDoUnlessItIsRevoked() throws SQLException {
    try (ShopRoles open = new ShopRoles()) {
      open.made(false);

      assertThat(open.findings(READER))
          .isNotEmpty()
          .allSatisfy(f -> assertThat(f.what()).endsWith(", as everybody may"))
          .anySatisfy(f -> assertThat(f.what()).contains("lo_from_bytea"))
          .anySatisfy(f -> assertThat(f.what()).contains("pg_terminate_backend"));
    }
  }

  @Test
  void theWriterReadsAndWritesAndTheReaderReadsWhatIsMadeLater() throws SQLException {
    shop.made(true);
    shop.asOwner("CREATE TABLE later (id serial PRIMARY KEY, note text)");

    try (Connection writer = shop.connect(WRITER);
        Connection reader = shop.connect(READER)) {
      writer.createStatement().execute("INSERT INTO later (note) VALUES ('of the writer')");

      assertThat(reader.createStatement().executeQuery("SELECT note FROM later").next()).isTrue();
    }
    assertThat(shop.findings(READER)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "rights-too-many.csv", delimiter = '|')
  void findsARightTooManyAndTakesItAway(String granted, Access access, Danger danger, String what)
      throws SQLException {
    shop.made(true);
    shop.administer(granted);

    List<Finding> findings = shop.findings(access);

    assertThat(findings)
        .anySatisfy(f -> {
          assertThat(f.danger()).isEqualTo(danger);
          assertThat(f.what()).contains(what);
        });
    findings.forEach(f -> shop.administer(f.remedy()));
    assertThat(shop.findings(access)).isEmpty();
  }
}
