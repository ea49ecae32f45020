package io.countersign.benchmarks.judgement;

/** Statements of ordinary size, each of a form that was not seen before. */
final class Statements {
  private static final String FORM =
      """
      SELECT c.name, o.status, sum(o.total) AS total_%1$d, count(*) AS orders
      FROM shop.customers c
      JOIN shop.orders o ON o.customer_id = c.id
      WHERE c.city = 'Utrecht' AND o.total > %1$d AND o.status IN ('paid', 'shipped')
      GROUP BY c.name, o.status
      ORDER BY total_%1$d DESC
      LIMIT 50\
      """;
  private static final String KNOWN_FORM =
      FORM.replace("total_%1$d", "total").replace("'Utrecht'", "'city %1$d'");

  private Statements() {}

  /** Differs from those of other numbers in a name: its fingerprint is its own. */
  static String unseen(long number) {
    return FORM.formatted(number);
  }

  /** Differs from those of other numbers in literals only: they share a fingerprint. */
  static String seen(long number) {
    return KNOWN_FORM.formatted(number);
  }

  /** As {@link #unseen}, but small. */
  static String unseenAndSmall(long number) {
    return "SELECT a_%1$d FROM shop.t_%1$d WHERE id = 1".formatted(number);
  }
}
