package io.countersign.executor.postgres;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings that a session may change: those that only choose between plans for the same answer
 * (PostgreSQL manual 19.7), and memory within bounds. All others may change what a text means, who
 * may see what, how values are written, or how long things may take.
 */
final class AllowedSettings {
  private static final String MEMORY = "work_mem";
  private static final Pattern SIZE = Pattern.compile("'?\\s*([0-9]{1,9})\\s*(kB|MB)?\\s*'?");
  private static final long MOST_KILOBYTES = 256 * 1024;
  private static final Pattern PLANNER =
      Pattern.compile("enable_[a-z_]+|(seq|random)_page_cost|cpu_[a-z_]+_cost|geqo");
  private static final Set<String> OTHERS =
      Set.of(
          "constraint_exclusion",
          "cursor_tuple_fraction",
          "effective_cache_size",
          "from_collapse_limit",
          "jit",
          "join_collapse_limit",
          "plan_cache_mode");

  private AllowedSettings() {}

  /** What speaks against setting it to this value, if anything. */
  static Optional<String> objection(String setting, String value) {
    if (!setting.equals(MEMORY)) {
      return objection(setting);
    }
    Matcher size = SIZE.matcher(value);
    return size.matches() && kilobytes(size) <= MOST_KILOBYTES
        ? Optional.empty()
        : Optional.of("work_mem may be at most 256MB in a session, written in kB or MB.");
  }

  /** What speaks against setting it at all, if anything. */
  static Optional<String> objection(String setting) {
    return setting.equals(MEMORY) || OTHERS.contains(setting) || PLANNER.matcher(setting).matches()
        ? Optional.empty()
        : Optional.of(
            "A session may change settings of the planner and work_mem, but not "
                + setting
                + ": it might change what later commands mean, or what is protected.");
  }

  private static long kilobytes(Matcher size) {
    return Long.parseLong(size.group(1)) * ("MB".equals(size.group(2)) ? 1024 : 1);
  }
}
