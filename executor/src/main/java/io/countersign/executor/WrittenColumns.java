package io.countersign.executor;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Effect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a statement puts into the columns that it writes: it may come from classified columns, of
 * the same table too. Which of the values goes into which of the columns is not asked.
 */
final class WrittenColumns {
  /** What has these reads what the text does not name, such as {@code query_to_xml} does. */
  private static final Set<Effect> REACHING =
      EnumSet.of(Effect.DYNAMIC_SQL, Effect.FILES, Effect.NETWORK, Effect.SERVER_ADMIN);

  /** Locks that go by a number or a name, which everybody may look up. */
  private static final Pattern TELLING_LOCK =
      Pattern.compile("(pg_catalog\\.)?pg_(try_)?advisory_.*|get_lock");

  /** What a session or a sequence remembers of one value can be asked for within another. */
  private static final Set<String> REMEMBERING = Set.of("setval", "pg_catalog.setval");

  private final Facts facts;
  private final Content values;

  /**
   * @param statistics a number that may not be shown is not shown where it was written either
   */
  WrittenColumns(Facts facts, ClassifiedColumns classified, Statistics statistics) {
    this.facts = facts;
    this.values = statistics.areChosen() ? Content.HIDDEN : values(facts, classified);
  }

  Content content(TableName relation, String column) {
    return isWritten(relation) && (!isUnderstood(facts) || isAssigned(relation, column))
        ? values
        : Content.HARMLESS;
  }

  /** Whether the text alone tells what goes into the values. */
  static boolean isUnderstood(Facts facts) {
    return facts.parsed()
        && facts.unknownFunctions().isEmpty()
        && Collections.disjoint(facts.effects(), REACHING);
  }

  /**
   * Whether a value may hold what went into another: by {@code @x := name} and {@code @x}, or
   * {@code set_config} and {@code current_setting}.
   */
  static boolean remembers(Facts facts) {
    return facts.effects().contains(Effect.CHANGES_SESSION)
        || facts.functions().stream()
            .anyMatch(f -> REMEMBERING.contains(f) || TELLING_LOCK.matcher(f).matches());
  }

  private static Content values(Facts facts, ClassifiedColumns classified) {
    if (!isUnderstood(facts)) {
      return classified.exist() ? Content.HIDDEN : Content.HARMLESS;
    }
    return facts.columns().stream()
        .filter(use -> remembers(facts) || mayBeUsed(use, Usage.SOURCE))
        .map(use -> classified.content(use.table(), use.column()))
        .reduce(Content.HARMLESS, Content::and);
  }

  private boolean isWritten(TableName relation) {
    return facts.writes().stream().anyMatch(relation::mayBe)
        && !facts.kinds().equals(List.of(StatementKind.DELETE));
  }

  private boolean isAssigned(TableName relation, String column) {
    return facts.columns().stream()
        .filter(use -> mayBeUsed(use, Usage.ASSIGNED))
        .filter(use -> use.table() == null || use.table().mayBe(relation))
        .anyMatch(use -> use.column().equals(ColumnUse.EVERY) || use.column().equals(column));
  }

  private static boolean mayBeUsed(ColumnUse use, Usage usage) {
    return use.usages().isEmpty() || use.usages().contains(usage);
  }
}
