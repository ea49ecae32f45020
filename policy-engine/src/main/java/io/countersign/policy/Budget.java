package io.countersign.policy;

import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one principal may use up within a time that ends now.
 *
 * @param amount of what is measured; at least 1
 */
public record Budget(Resource resource, Period per, long amount) {
  /** What is counted. */
  public enum Resource {
    ROWS_READ("rowsRead", "rows read"),
    ROWS_CHANGED("rowsChanged", "rows changed"),
    COMMANDS("commands", "commands");

    private final String field;
    private final String text;

    Resource(String field, String text) {
      this.field = field;
      this.text = text;
    }

    /** What policies call it. */
    public String field() {
      return field;
    }
  }

  /** For how long. */
  public enum Period {
    MINUTE,
    HOUR,
    DAY
  }

  public Budget {
    if (amount < 1) {
      throw new IllegalArgumentException(
          resource.field + " of a budget must be at least 1, not " + amount);
    }
    if ((resource == Resource.COMMANDS) != (per == Period.MINUTE)) {
      throw new IllegalArgumentException(
          "a budget counts commands per minute, rows per hour or day");
    }
  }

  /** How much of it is left, before this command; a trial's rows count as if they were changed. */
  long left(History history, @Nullable Impact impact) {
    return amount - used(history) - planned(impact);
  }

  /** The history's commands include this one, so that none left still lets it pass. */
  boolean isExhausted(History history, @Nullable Impact impact) {
    long left = left(history, impact);
    return left < 0 || (left == 0 && resource != Resource.COMMANDS && planned(impact) == 0);
  }

  private long planned(@Nullable Impact impact) {
    return resource == Resource.ROWS_CHANGED && impact != null && impact.changedRows() != null
        ? impact.changedRows()
        : 0;
  }

  private long used(History history) {
    boolean hour = per == Period.HOUR;
    return switch (resource) {
      case ROWS_READ -> hour ? history.rowsReadLastHour() : history.rowsReadLastDay();
      case ROWS_CHANGED -> hour ? history.rowsChangedLastHour() : history.rowsChangedLastDay();
      case COMMANDS -> history.commandsLastMinute();
    };
  }

  /** Such as {@code 1000 rows read per day}. */
  @Override
  public String toString() {
    return amount + " " + resource.text + " per " + per.name().toLowerCase(Locale.ROOT);
  }
}
