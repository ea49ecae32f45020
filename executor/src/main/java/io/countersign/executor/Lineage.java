package io.countersign.executor;

import io.countersign.contracts.ColumnName;
import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Masking;
import io.countersign.contracts.OutputColumn;
import io.countersign.contracts.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which columns are masked, and why. Where it is not certain that nothing classified went
 * into a column, the column is masked; where it is not certain which categories did, none of them
 * is shown.
 */
public final class Lineage {
  /** Where what a statement does to the server can be read back: its settings, its locks. */
  private static final Set<String> SYSTEM_SCHEMAS =
      Set.of("pg_catalog", "information_schema", "performance_schema", "mysql", "sys");

  private final ClassifiedColumns classified;
  private final WrittenColumns written;
  private final boolean understood;
  private final boolean remembers;
  private final Set<String> unmasked;
  private final Content anything;
  private final Statistics statistics;

  /**
   * @param disguises those relations among the ones that the statement names that show a declared
   *     table under another name: views on it, partitions of it
   * @param hidden columns that hold what others do, in ways that nobody declared: generated ones,
   *     those of views
   */
  public Lineage(Work work, Set<TableName> disguises, Set<ColumnOrigin.Column> hidden) {
    Facts facts = work.facts();
    this.classified = new ClassifiedColumns(work.dataSource(), relations(facts), disguises, hidden);
    this.understood = WrittenColumns.isUnderstood(facts);
    this.remembers = WrittenColumns.remembers(facts);
    this.unmasked = understood ? work.obligations().unmask() : Set.of();
    this.anything = mayHoldAnything(facts) ? Content.HIDDEN : Content.HARMLESS;
    this.statistics = new Statistics(work, classified, unmasked);
    this.written = new WrittenColumns(facts, classified, statistics);
  }

  /**
   * Whether and why values are masked.
   *
   * @param shown the categories of which values are shown as they are
   */
  public record Verdict(Masking masking, @Nullable String category, Set<String> shown) {
    private static final Verdict NONE = new Verdict(Masking.NONE, null, Set.of());
    private static final Verdict DERIVED = new Verdict(Masking.DERIVED, null, Set.of());
    private static final Verdict STATISTIC = new Verdict(Masking.STATISTIC, null, Set.of());
  }

  /** Of a column of a row. */
  public Verdict of(ColumnOrigin.Column column) {
    if (remembers && anything.hidden() && SYSTEM_SCHEMAS.contains(column.relation().schema())) {
      return Verdict.DERIVED;
    }
    Content own = classified.content(column.relation(), column.column());
    Content all = own.and(written.content(column.relation(), column.column()));
    return verdict(all, own.categories().stream().sorted().findFirst().orElse(null));
  }

  /**
   * Of a column of a result.
   *
   * @param output what the analysis found of it, if it is sure which one it is
   */
  public Verdict of(ColumnOrigin origin, Optional<OutputColumn> output) {
    return switch (origin) {
      case ColumnOrigin.Column column -> agreed(of(column), output);
      case ColumnOrigin.Computed _ ->
          statistics.areChosen() ? Verdict.DERIVED : verdict(known(output).orElse(anything), null);
    };
  }

  /** What the database says is harmless has to be so by the analysis too, where that is sure. */
  private Verdict agreed(Verdict said, Optional<OutputColumn> output) {
    boolean contradicted =
        said.masking() == Masking.NONE
            && output
                .filter(o -> understood && o.certain() && !isStar(o))
                .filter(o -> !content(o.sources()).isHarmless())
                .isPresent();
    return contradicted ? Verdict.DERIVED : said;
  }

  /** It stands for several columns, and its sources are those of all. */
  private static boolean isStar(OutputColumn output) {
    return ColumnUse.EVERY.equals(output.name())
        || output.sources().stream().anyMatch(s -> s.column().equals(ColumnUse.EVERY));
  }

  /**
   * Of a number over a group of rows of one table, whose size is known.
   *
   * @return {@link Masking#STATISTIC} if it is shown of groups that are large enough
   */
  public Verdict ofStatistic(ColumnOrigin origin, Optional<OutputColumn> output) {
    Verdict single = of(origin, output);
    boolean larger =
        origin instanceof ColumnOrigin.Computed
            && single.equals(Verdict.DERIVED)
            && !classified.haveDisguises()
            && known(output).filter(statistics::areShown).isPresent();
    return larger ? Verdict.STATISTIC : single;
  }

  /** All that goes into a column, if that is certain. */
  private Optional<Content> known(Optional<OutputColumn> output) {
    return output
        .filter(o -> understood && !remembers && o.certain())
        .map(o -> content(o.sources()));
  }

  /** The relations that a statement names. */
  public static Set<TableName> relations(Facts facts) {
    Set<TableName> relations = new LinkedHashSet<>(facts.reads());
    relations.addAll(facts.writes());
    return relations;
  }

  /**
   * @param declared the category of the column itself, which chooses the mask
   */
  private Verdict verdict(Content content, @Nullable String declared) {
    if (content.isHarmless()) {
      return Verdict.NONE;
    }
    if (!content.hidden() && unmasked.containsAll(content.categories())) {
      return new Verdict(Masking.UNMASKED, declared, content.categories());
    }
    return declared == null ? Verdict.DERIVED : new Verdict(Masking.DECLARED, declared, Set.of());
  }

  private Content content(List<ColumnName> sources) {
    return sources.stream()
        .map(source -> content(source.table(), source.column()))
        .reduce(Content.HARMLESS, Content::and);
  }

  private Content content(@Nullable TableName table, String column) {
    Content stored = classified.content(table, column);
    return table == null ? stored : stored.and(written.content(table, column));
  }

  /** Whether something classified may be in a value of which nothing else is known. */
  private boolean mayHoldAnything(Facts facts) {
    return classified.exist()
        && (!understood
            || classified.haveDisguises()
            || facts.columns().stream()
                .anyMatch(use -> !classified.content(use.table(), use.column()).isHarmless()));
  }
}
