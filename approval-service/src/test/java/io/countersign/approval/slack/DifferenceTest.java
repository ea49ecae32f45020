package io.countersign.approval.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Test
  void findsTheOneValueThatDiffers() {
    Difference difference =
        Difference.of(
            List.of("delete from t where id = 17 and a", "delete from t where id = 27 and a"));

    assertThat(difference.middles()).containsExactly("17", "27");
    assertThat(difference.end()).isEqualTo(" and a");
  }

  @Test
  void showsWholeWords() {
    assertThat(Difference.of(List.of("where id = 1", "where id = 12")).middles())
        .containsExactly("1", "12");
  }

  @Test
  void findsNothingInTheSame() {
    assertThat(Difference.of(List.of("a b", "a b")).middles()).containsExactly("", "");
  }

  @Property
  void leavesNothingOut(@ForAll @Size(min = 1, max = 5) List<String> texts) {
    Difference difference = Difference.of(texts);

    for (int i = 0; i < texts.size(); i++) {
      assertThat(difference.start() + difference.middles().get(i) + difference.end())
          .isEqualTo(texts.get(i));
    }
  }
}
