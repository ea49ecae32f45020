package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The SQL that a target speaks. */
public enum Dialect {
  @JsonProperty("postgresql")
  POSTGRESQL,
  /** MySQL and MariaDB: what only one of them reads is read as far as both agree. */
  @JsonProperty("mysql")
  MYSQL,
  /** Any other: only what standard SQL says is understood, and no function is known. */
  @JsonProperty("generic")
  GENERIC
}
