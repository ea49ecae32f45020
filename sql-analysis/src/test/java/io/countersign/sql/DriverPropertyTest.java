package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.postgresql.core.Parser;

/** The text that PostgreSQL gets from its JDBC driver is the text that was analyzed. */
class DriverPropertyTest {
  /** What literals, names and comments are made of, and what the driver replaces in code. */
  private static final List<String> FRAGMENTS =
      List.of(
          "'",
          "''",
          "E'",
          "e",
          "U&'",
          "\"",
          "$$",
          "$a$",
          "$",
          "\\",
          "\\'",
          "--",
          "/*",
          "*/",
          "/",
          "\n",
          "\r",
          "\f",
          "\u000b",
          " ",
          "{fn user()}",
          "{oj t}",
          "{d ",
          "}",
          "?",
          "+",
          "(",
          ")",
          "a",
          "\u00e9",
          "\u00b7",
          "\ud835\udc9c");

  @Property(tries = 100_000)
  void sendsWhatCanBeSplitIntoTokensAsItIs(@ForAll("fragments") String end) {
    String text = "SELECT " + end;

    Optional<String> sent = Placeholders.toJdbc(text).map(t -> sentByDriver(t.text()));

    assertThat(sent.orElse(text)).isEqualTo(text);
  }

  @Property(tries = 2_000)
  void sendsAQueryAsItWasUnderstoodWhateverStandsInIt(
      @ForAll Random random, @ForAll("fragments") String inserted) {
    String query = new RandomQuery(random).query();
    int at = random.nextInt(query.length() + 1);
    String text = query.substring(0, at) + inserted + query.substring(at);

    boolean understood = SqlAnalyzer.analyze(Dialect.POSTGRESQL, text).parsed();

    assertThat(understood ? sentByDriver(Placeholders.toJdbc(text).orElseThrow().text()) : text)
        .isEqualTo(text);
  }

  @Provide
  Arbitrary<String> fragments() {
    return Arbitraries.of(FRAGMENTS).list().ofMaxSize(12).map(list -> String.join("", list));
  }

  private static String sentByDriver(String text) {
    try {
      return Parser.parseJdbcSql(
              Parser.replaceProcessing(text, true, true), true, true, true, false, false)
          .stream()
          .map(q -> q.nativeSql)
          .collect(Collectors.joining(";"));
    } catch (SQLException e) {
      return "refused: " + e.getMessage();
    }
  }
}
