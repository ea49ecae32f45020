package io.countersign.executor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Classification;
import io.countersign.contracts.Masking;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.TableName;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ColumnTagsTest extends TargetTest {
  private static final TableName TABLE = new TableName("public", "tagged");

  @BeforeEach
  void makeATableWithTags() {
    owner(
        """
        CREATE TABLE IF NOT EXISTS tagged (id int PRIMARY KEY, nick text, pin int, note text);
        TRUNCATE tagged;
        INSERT INTO tagged VALUES (1, 'Xyloquart', 4711, 'plain');
        COMMENT ON COLUMN tagged.nick IS 'What friends say. [countersign:name]';
        COMMENT ON COLUMN tagged.pin IS '[countersign:Secret Pin!]';
        COMMENT ON COLUMN tagged.note IS 'No countersign tag here';
        CREATE OR REPLACE VIEW tagged_view AS SELECT id, nick AS label FROM tagged;
        GRANT SELECT ON tagged, tagged_view TO shop_reader;
        GRANT SELECT, INSERT, UPDATE ON tagged TO shop_writer\
        """);
  }

  @Test
  void aCommentInTheDatabaseClassifiesItsColumn() {
    assertThat(read("SELECT nick, pin, note, id FROM tagged"))
        .isInstanceOf(Outcome.Succeeded.class);

    assertThat(told.columns)
        .extracting(c -> c.masking())
        .containsExactly(Masking.DECLARED, Masking.DECLARED, Masking.NONE, Masking.NONE);
    assertThat(told.rows().getFirst()).containsExactly("X***", null, "plain", 1L);
  }

  @Test
  void whatIsComputedFromATaggedColumnIsHidden() {
    read("SELECT lower(nick), (SELECT max(pin) FROM tagged) FROM tagged");

    assertThat(told.rows().getFirst()).containsExactly("***", null);
  }

  @Test
  void aViewOnATaggedColumnIsHidden() {
    read("SELECT label FROM tagged_view");

    assertThat(told.columns.getFirst().masking()).isEqualTo(Masking.DERIVED);
  }

  @Test
  void imagesOfTaggedColumnsAreMasked() {
    write("UPDATE tagged SET note = 'changed' WHERE id = 1");

    assertThat(told.changes.getFirst().after())
        .containsEntry("nick", "X***")
        .containsEntry("pin", null)
        .containsEntry("note", "changed");
  }

  @Test
  void aMaskIsNotWrittenIntoATaggedColumn() {
    assertThat(write("UPDATE tagged SET nick = '***'"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.MASKED_VALUE));
    assertThat(ownerSees("SELECT nick FROM tagged")).isEqualTo("Xyloquart");
    assertThat(write("UPDATE tagged SET note = '***'")).isInstanceOf(Outcome.Succeeded.class);
  }

  @Test
  void aTagIsReadWhereverItStandsAndHidesWhereItCannotBeRead() {
    assertThat(tags("a [countersign:email], b [countersign: phone ]"))
        .containsExactly("email", "phone");
    assertThat(tags("[countersign:email")).containsExactly("email");
    assertThat(tags("[countersign:]")).containsExactly("unreadable-tag");
    assertThat(tags("[countersign:E-Mail]")).containsExactly("unreadable-tag");
    assertThat(tags("[countersign email]")).isEmpty();
  }

  private static List<String> tags(String comment) {
    return ColumnTags.of(TABLE, "column", comment).stream().map(Classification::category).toList();
  }
}
