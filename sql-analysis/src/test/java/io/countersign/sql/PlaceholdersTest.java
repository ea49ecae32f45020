package io.countersign.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  @Test
  void keepsTheOrderAndRepetitionOfPlaceholders() {
    assertThat(Placeholders.toJdbc("SELECT $2, $1 + $2::int"))
        .contains(new JdbcText("SELECT ?, ? + ?::int", List.of(2, 1, 2)));
  }

  @Test
  void doublesTheQuestionMarksOfOperators() {
    assertThat(Placeholders.toJdbc("SELECT a ? 'b', a ?| $1, a @? '$.x'"))
        .contains(new JdbcText("SELECT a ?? 'b', a ??| ?, a @?? '$.x'", List.of(1)));
  }

  @Test
  void leavesLiteralsNamesAndCommentsAlone() {
    String sql = "SELECT '$1 ?', \"$2?\", $q$ $3 ? $q$, E'\\'$4?' /* $5 ? */ -- $6 ?";

    assertThat(Placeholders.toJdbc(sql)).contains(new JdbcText(sql, List.of()));
  }

  @Test
  void tellsTheHighestPlaceholder() {
    assertThat(Placeholders.highestPlaceholder("SELECT $3, $1, '$9'")).isEqualTo(3);
    assertThat(Placeholders.highestPlaceholder("SELECT 1")).isZero();
  }

  @Test
  void rewritesNothingThatItCannotSplit() {
    assertThat(Placeholders.toJdbc("SELECT 'open")).isEmpty();
  }

  @Test
  void isUnderstoodByTheDriver() throws SQLException {
    JdbcText text =
        Placeholders.toJdbc(
                "SELECT '{\"a\":1}'::jsonb ? $1 /* ? /* ' */ */, '?', $q$?'$q$, $2 -- ?'\n, $1")
            .orElseThrow();

    try (Connection connection = Target.connect();
        PreparedStatement statement = connection.prepareStatement(text.text())) {
      for (int i = 0; i < text.placeholders().size(); i++) {
        statement.setString(i + 1, List.of("a", "b").get(text.placeholders().get(i) - 1));
      }
      ResultSet row = statement.executeQuery();
      row.next();
      assertThat(row.getBoolean(1)).isTrue();
      assertThat(List.of(row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
          .containsExactly("?", "?'", "b", "a");
    }
  }
}
