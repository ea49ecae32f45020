package io.countersign.audit.store;

import io.countersign.audit.Aspect;
import io.countersign.audit.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What rows of {@code command} are grouped by.
 *
 * @param value the expression
 * @param join what has to be joined for it
 */
record Grouping(String value, String join) {
  static Grouping of(@Nullable Aspect by) {
    return switch (by) {
      case null -> column("NULL::text");
      case PRINCIPAL -> column("principal_name");
      case AGENT -> column("CASE WHEN principal_kind = 'AGENT' THEN principal_name END");
      case OWNER -> column("principal_owner");
      case DATA_SOURCE -> column("data_source");
      case ENVIRONMENT -> column("environment");
      case DECISION -> column("decision");
      case APPROVAL -> column("approval");
      case OUTCOME -> column("outcome");
      case TABLE -> each("tables");
      case KIND -> each("kinds");
      case POLICY -> each("policies");
      case APPROVER -> each("people_terms");
      case CATEGORY_MASKED -> each("masked_categories");
      case CATEGORY_SHOWN -> each("shown_categories");
    };
  }

  /** As text that orders as the times do. */
  static String time(@Nullable Interval interval) {
    return switch (interval) {
      case null -> "NULL::text";
      case HOUR_OF_DAY -> "to_char(happened_at AT TIME ZONE 'UTC', 'HH24')";
      case HOUR, DAY, WEEK, MONTH ->
          "to_char(date_trunc('%s', happened_at AT TIME ZONE 'UTC'), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
              .formatted(interval);
    };
  }

  private static Grouping column(String expression) {
    return new Grouping(expression, "");
  }

  private static Grouping each(String array) {
    return new Grouping("each.value", "CROSS JOIN LATERAL unnest(" + array + ") AS each (value)");
  }
}
