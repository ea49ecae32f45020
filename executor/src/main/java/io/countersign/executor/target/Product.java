package io.countersign.executor.target;

/** The kinds of database that differ in what can be promised of commands on them. */
public enum Product {
  POSTGRESQL,
  MARIADB,
  MYSQL,
  /** Any other that JDBC reaches. */
  GENERIC
}
