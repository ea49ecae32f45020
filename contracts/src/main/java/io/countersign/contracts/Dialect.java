package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The SQL that a target speaks. */
public enum Dialect {
  @JsonProperty("postgresql")
  POSTGRESQL
}
