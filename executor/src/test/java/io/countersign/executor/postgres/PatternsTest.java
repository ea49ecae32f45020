package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.Classification;
import io.countersign.contracts.Masking;
import io.countersign.contracts.TableName;
import io.countersign.executor.Cancellation;
import io.countersign.executor.Work;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PatternsTest extends TargetTest {
  @BeforeEach
  void makeATableThatIsDeclaredByPatternOnly() {
    owner(
        """
        CREATE TABLE IF NOT EXISTS patterned (id int, home_mail text, city text)
          PARTITION BY LIST (id);
        CREATE TABLE IF NOT EXISTS patterned_one PARTITION OF patterned FOR VALUES IN (1);
        TRUNCATE patterned;
        INSERT INTO patterned VALUES (1, 'Xyloquart', 'Ulm');
        CREATE OR REPLACE VIEW patterned_view AS SELECT id, home_mail AS contact FROM patterned;
        GRANT SELECT ON patterned, patterned_one, patterned_view TO shop_reader\
        """);
  }

  @Test
  void masksAColumnOfALikeNameInEveryTableThatIsMeant() {
    assertThat(masking("SELECT home_mail, city FROM patterned"))
        .containsExactly(Masking.DECLARED, Masking.NONE);
    assertThat(masking("SELECT p.home_mail || 'x' FROM patterned_one AS p"))
        .containsExactly(Masking.DERIVED);
  }

  @Test
  void seesThroughAViewUnderAnotherName() {
    assertThat(masking("SELECT contact FROM patterned_view")).containsExactly(Masking.DERIVED);
  }

  private List<Masking> masking(String sql) {
    Work work = work(Access.READER, sql);
    TableName every = TableName.parse("*.patterned*");
    target()
        .run(
            work.alsoClassifying(List.of(new Classification(every, "*mail*", "email"))),
            told,
            new Cancellation());
    List<Masking> masking = told.columns.stream().map(c -> c.masking()).toList();
    return masking;
  }
}
