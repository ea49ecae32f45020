package io.countersign.executor;

import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.MaskRule;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.Usage;
import io.countersign.executor.masking.MaskShapes;
import io.countersign.sql.WrittenValue;
import io.countersign.sql.WrittenValues;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds masks that a command would write in the place of the values they stand for. In a column
 * that is not classified only what nobody else would write counts as one.
 */
public final class WrittenMasks {
  private static final Set<BindType> TEXTS = EnumSet.of(BindType.TEXT, BindType.JSON);

  private final Work work;
  private final DataSource dataSource;

  private WrittenMasks(Work work) {
    this.work = work;
    this.dataSource = work.dataSource();
  }

  /** Empty if the command may run. What an undo puts back was there before. */
  public static Optional<Outcome.Refused> objectionTo(Work work) {
    return work.facts().writes().isEmpty() || work.exactRows() != null
        ? Optional.empty()
        : new WrittenMasks(work).objection();
  }

  private Optional<Outcome.Refused> objection() {
    return WrittenValues.of(dataSource.dialect(), work.command().sql()).stream()
        .filter(value -> text(value).filter(t -> isMask(t, value.column())).isPresent())
        .findFirst()
        .map(this::refused);
  }

  private Optional<String> text(WrittenValue value) {
    return switch (value) {
      case WrittenValue.Literal literal -> Optional.of(literal.text());
      case WrittenValue.Placeholder placeholder -> bound(placeholder.number());
    };
  }

  private Optional<String> bound(int number) {
    List<BindValue> parameters = work.command().parameters();
    return Optional.of(number)
        .filter(n -> n >= 1 && n <= parameters.size())
        .map(n -> parameters.get(n - 1))
        .filter(value -> TEXTS.contains(value.type()))
        .map(BindValue::text);
  }

  private boolean isMask(String text, @Nullable String column) {
    if (!MaskShapes.isMask(text) && text.chars().noneMatch(c -> c == '0')) {
      return false;
    }
    Set<String> categories = categories(column);
    return MaskShapes.isUnmistakable(text)
        || (!categories.isEmpty() && MaskShapes.isMask(text))
        || categories.stream().anyMatch(c -> isLikeNumber(text, c));
  }

  private boolean isLikeNumber(String text, String category) {
    return dataSource.masks().get(category) == MaskRule.Named.FORMAT_PRESERVING
        && MaskShapes.isLikeNumber(text, category);
  }

  /** Where the column is not known, of all that the command writes. */
  private Set<String> categories(@Nullable String column) {
    Stream<ColumnUse> assigned =
        column == null && work.facts().parsed()
            ? work.facts().columns().stream().filter(use -> use.usages().contains(Usage.ASSIGNED))
            : work.facts().writes().stream()
                .map(table -> new ColumnUse(table, column == null ? ColumnUse.EVERY : column));
    return assigned
        .flatMap(use -> dataSource.categories(use.table(), use.column()).stream())
        .collect(Collectors.toSet());
  }

  private Outcome.Refused refused(WrittenValue value) {
    String place =
        value.column() == null
            ? "a column of " + work.facts().writes()
            : "the column '" + value.column() + "'";
    return new Outcome.Refused(
        RefusalReason.MASKED_VALUE,
        "The command would write a mask into "
            + place
            + ", in the place of the value that it hides. Leave the column out to keep its value,"
            + " or give the value itself.");
  }
}
