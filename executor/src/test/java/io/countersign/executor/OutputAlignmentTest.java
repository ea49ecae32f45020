package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.OutputColumn;
import io.countersign.contracts.TableName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OutputAlignmentTest {
  private static final OutputColumn ID = output("id");
  private static final OutputColumn CITY = output("city");
  private static final OutputColumn UNNAMED = output(null);
  private static final OutputColumn EVERY = output("*");

  @Test
  void takesOneForOne() {
    assertThat(align(List.of(ID, UNNAMED), "id", "?column?")).isEqualTo(found(ID, UNNAMED));
  }

  @Test
  void letsOneStarStandForAnyNumber() {
    assertThat(align(List.of(ID, EVERY, CITY), "id", "a", "b", "city"))
        .isEqualTo(found(ID, EVERY, EVERY, CITY));
    assertThat(align(List.of(ID, EVERY), "id")).isEqualTo(found(ID));
  }

  @Test
  void trustsNothingIfTheCountsDiffer() {
    assertThat(align(List.of(ID), "id", "city")).containsOnly(Optional.empty()).hasSize(2);
    assertThat(align(List.of(ID, CITY), "id")).containsOnly(Optional.empty()).hasSize(1);
    assertThat(align(List.of(ID, EVERY, CITY), "id")).containsOnly(Optional.empty());
  }

  @Test
  void trustsNothingIfANameDiffers() {
    assertThat(align(List.of(ID, CITY), "city", "id")).containsOnly(Optional.empty());
  }

  @Test
  void trustsNothingIfSeveralStarsCouldShareTheColumnsInManyWays() {
    assertThat(align(List.of(EVERY, EVERY), "a", "b")).containsOnly(Optional.empty());
  }

  private static List<Optional<OutputColumn>> align(List<OutputColumn> outputs, String... names) {
    return OutputAlignment.align(KnownFacts.answering(outputs), List.of(names));
  }

  private static List<Optional<OutputColumn>> found(OutputColumn... outputs) {
    return List.of(outputs).stream().map(Optional::of).toList();
  }

  private static OutputColumn output(@Nullable String name) {
    return new OutputColumn(
        name, List.of(new ColumnName(TableName.parse("orders"), "id")), false, true);
  }
}
