package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ColumnNameTest {
  @Test
  void readsAColumnWithAsMuchOfItsTableAsIsGiven() {
    assertThat(ColumnName.parse("email")).isEqualTo(new ColumnName(null, "email"));
    assertThat(ColumnName.parse("customers.email"))
        .isEqualTo(new ColumnName(TableName.parse("customers"), "email"));
    assertThat(ColumnName.parse("public.customers.\"E.mail\""))
        .isEqualTo(new ColumnName(TableName.parse("public.customers"), "E.mail"));
  }

  @Test
  void refusesWhatIsNoColumn() {
    assertThatIllegalArgumentException().isThrownBy(() -> ColumnName.parse("a.b.c.d"));
    assertThatIllegalArgumentException().isThrownBy(() -> ColumnName.parse("customers."));
  }
}
