package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a statement uses a column for. */
public enum Usage {
  /** Its value goes into a result. */
  @JsonProperty("output")
  OUTPUT,
  /** A condition tests it: WHERE, HAVING, FILTER, WHEN; a result then tells about its value. */
  @JsonProperty("predicate")
  PREDICATE,
  /** A join compares it. */
  @JsonProperty("join")
  JOIN,
  @JsonProperty("grouping")
  GROUPING,
  @JsonProperty("ordering")
  ORDERING,
  /** An aggregate or window function takes it. */
  @JsonProperty("aggregate")
  AGGREGATE,
  /** It is given a value. */
  @JsonProperty("assigned")
  ASSIGNED,
  /** Its value goes into what is written. */
  @JsonProperty("source")
  SOURCE;

  /** The name that policies and JSON use. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
