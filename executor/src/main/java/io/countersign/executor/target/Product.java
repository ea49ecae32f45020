package io.countersign.executor.target;

/** The kinds of database that differ in what can be promised of commands on them. */
public enum Product {
  /** From 18 on. */
  POSTGRESQL,
  /** 14 to 17. */
  EARLIER_POSTGRESQL,
  MARIADB,
  MYSQL,
  /** Any other that JDBC reaches. */
  GENERIC
}
