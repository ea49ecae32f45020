package io.countersign.policy;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.PolicyEffect;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a policy asks for where its condition holds. */
public sealed interface Ruling {
  PolicyEffect effect();

  /** Adds all that distinguishes it from others of its effect. */
  void addTo(CanonicalForm form);

  private static void checkGroup(int minimum) {
    if (minimum < Obligations.SMALLEST_GROUP) {
      throw new IllegalArgumentException(
          "minimumGroup must be at least %d, not %d"
              .formatted(Obligations.SMALLEST_GROUP, minimum));
    }
  }

  /** The command may run. */
  record Allow() implements Ruling {
    @Override
    public PolicyEffect effect() {
      return PolicyEffect.ALLOW;
    }

    @Override
    public void addTo(CanonicalForm form) {}
  }

  /** The command never runs. */
  record Deny() implements Ruling {
    @Override
    public PolicyEffect effect() {
      return PolicyEffect.DENY;
    }

    @Override
    public void addTo(CanonicalForm form) {}
  }

  /**
   * Persons are asked.
   *
   * @param measure how the effect of the command is found out before; absent where they decide
   *     without
   */
  record RequireApproval(ApprovalRule rule, @Nullable MeasureMethod measure) implements Ruling {
    public RequireApproval {
      if (rule.tolerancePercent() != null && measure != MeasureMethod.TRIAL) {
        throw new IllegalArgumentException(
            "tolerance compares with the rows that a trial changed: add 'measure: trial', or remove it");
      }
    }

    @Override
    public PolicyEffect effect() {
      return PolicyEffect.REQUIRE_APPROVAL;
    }

    @Override
    public void addTo(CanonicalForm form) {
      rule.addTo(form);
      form.value(measure);
    }
  }

  /**
   * The command runs within bounds, if it runs.
   *
   * @param rows how many rows its result may have; absent for no bound
   * @param timeout how long it may run; absent for no bound
   * @param budgets what its principal may use up, over several commands
   * @param minimumGroup how many values a number has to tell of, where classified columns went into
   *     it or chose the rows; absent for no bound
   */
  record Limit(
      @Nullable Long rows,
      @Nullable Duration timeout,
      List<Budget> budgets,
      @Nullable Integer minimumGroup)
      implements Ruling {
    public Limit {
      budgets = List.copyOf(budgets);
      if (rows == null && timeout == null && budgets.isEmpty() && minimumGroup == null) {
        throw new IllegalArgumentException(
            "a limit bounds 'rows', 'timeout', 'minimumGroup' or a 'budget'");
      }
      if (rows != null && rows < 1) {
        throw new IllegalArgumentException("rows must be at least 1, not " + rows);
      }
      if (timeout != null && !timeout.isPositive()) {
        throw new IllegalArgumentException("timeout must be positive, not " + timeout);
      }
      if (minimumGroup != null) {
        checkGroup(minimumGroup);
      }
    }

    @Override
    public PolicyEffect effect() {
      return PolicyEffect.LIMIT;
    }

    @Override
    public void addTo(CanonicalForm form) {
      form.value(rows).value(timeout).values(budgets).value(minimumGroup);
    }
  }

  /**
   * Categories of data are shown, if the command runs.
   *
   * @param categories those that are shown as they are, as the data sources' classifications name
   *     them
   * @param statistics those over which counts, sums and averages are shown
   * @param minimumGroup of at least how many values; absent without statistics
   */
  record Unmask(Set<String> categories, Set<String> statistics, @Nullable Integer minimumGroup)
      implements Ruling {
    private static final Pattern CATEGORY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Unmask {
      categories = Collections.unmodifiableSet(new TreeSet<>(categories));
      statistics = Collections.unmodifiableSet(new TreeSet<>(statistics));
      if (categories.isEmpty() && statistics.isEmpty()) {
        throw new IllegalArgumentException(
            "'categories' or 'statistics' must name at least one category");
      }
      categories.forEach(Unmask::check);
      statistics.forEach(Unmask::check);
      if (statistics.isEmpty() != (minimumGroup == null)) {
        throw new IllegalArgumentException(
            "'statistics' and 'minimumGroup' belong together: add the other, or remove both");
      }
      if (minimumGroup != null) {
        checkGroup(minimumGroup);
      }
    }

    /** As they are alone. */
    public Unmask(Set<String> categories) {
      this(categories, Set.of(), null);
    }

    private static void check(String category) {
      if (!CATEGORY.matcher(category).matches()) {
        throw new IllegalArgumentException(
            "'" + category + "' is not a category: use lower-case words joined by hyphens");
      }
    }

    @Override
    public PolicyEffect effect() {
      return PolicyEffect.UNMASK;
    }

    @Override
    public void addTo(CanonicalForm form) {
      form.values(categories).values(statistics).value(minimumGroup);
    }
  }
}
