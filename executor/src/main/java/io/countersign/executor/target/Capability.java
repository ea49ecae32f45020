package io.countersign.executor.target;

import static io.countersign.executor.target.Product.EARLIER_POSTGRESQL;
import static io.countersign.executor.target.Product.MARIADB;
import static io.countersign.executor.target.Product.MYSQL;
import static io.countersign.executor.target.Product.POSTGRESQL;

import java.util.Set;

/** What can be promised of commands on some kinds of database, and what it means where not. */
public enum Capability {
  READER_CANNOT_WRITE(
      "a reader's account that can only read keeps every statement from writing",
      "only what the text proves to be a read runs with the reader's account",
      POSTGRESQL,
      EARLIER_POSTGRESQL,
      MARIADB,
      MYSQL),
  TRANSACTIONAL_DEFINITIONS(
      "CREATE, ALTER and DROP are rolled back like any write",
      "they take effect at once: if they cannot be recorded then, the outcome is `unknown`; with a"
          + " bound of rows they are refused",
      POSTGRESQL,
      EARLIER_POSTGRESQL),
  ASKED_AFTER_A_CRASH(
      "what became of a write is found out after the executor crashed",
      "the outcome of an interrupted write is `unknown`, and a person has to look",
      POSTGRESQL,
      EARLIER_POSTGRESQL,
      MARIADB,
      MYSQL),
  ROW_IMAGES(
      "changed rows are told before and after",
      "they are only counted",
      POSTGRESQL,
      EARLIER_POSTGRESQL,
      MARIADB,
      MYSQL),
  INSERTED_ROWS(
      "inserted rows are told", "they are only counted", POSTGRESQL, EARLIER_POSTGRESQL, MARIADB),
  ROWS_OF_ANY_KIND(
      "so are the rows of MERGE, of ON CONFLICT DO UPDATE, and of changed keys",
      "they are only counted",
      POSTGRESQL),
  UNDO(
      "a write of which all rows are told can be undone",
      "there is no undo; the reason is in `irreversible`",
      POSTGRESQL,
      EARLIER_POSTGRESQL),
  SIDE_CHANGES(
      "rows that triggers and cascades change are counted",
      "only the rows of the statement's own table are counted and bound",
      POSTGRESQL,
      EARLIER_POSTGRESQL),
  COLUMN_ATTRIBUTION(
      "the server tells which table column a result column is, which confirms the analysis",
      "the analysis alone decides; what it is not sure of is hidden whole",
      POSTGRESQL,
      EARLIER_POSTGRESQL,
      MARIADB,
      MYSQL),
  LOOKS_THROUGH_VIEWS(
      "a view's columns are known for what they show where its name is declared too",
      "all columns of a view are hidden in a data source with classified columns",
      POSTGRESQL,
      EARLIER_POSTGRESQL),
  PLAN(
      "the planner's estimate is measured before approval",
      "nothing is estimated",
      POSTGRESQL,
      EARLIER_POSTGRESQL,
      MARIADB,
      MYSQL),
  PLANNED_TABLES(
      "the planner names the tables, which confirms the facts",
      "the facts stay unconfirmed, so policies that want them confirmed do not allow",
      POSTGRESQL,
      EARLIER_POSTGRESQL),
  TRIAL(
      "a write is tried in a transaction that is rolled back",
      "it is not tried; the measurement says why",
      POSTGRESQL,
      EARLIER_POSTGRESQL,
      MARIADB,
      MYSQL),
  SESSIONS(
      "transactions and cursors over several commands",
      "every command runs in a transaction of its own; others are refused",
      POSTGRESQL,
      EARLIER_POSTGRESQL),
  CANCEL(
      "a running statement is broken off on the server",
      "the driver is asked to; some ignore it",
      POSTGRESQL,
      EARLIER_POSTGRESQL,
      MARIADB,
      MYSQL),
  STATEMENT_TIMEOUT(
      "the server itself ends a statement that takes too long",
      "the executor breaks it off from the side",
      POSTGRESQL,
      EARLIER_POSTGRESQL,
      MARIADB),
  LOCK_TIMEOUT(
      "waiting for a lock ends in time",
      "only the statement's own time limits it",
      POSTGRESQL,
      EARLIER_POSTGRESQL,
      MARIADB,
      MYSQL),
  IDLE_TIMEOUT(
      "the server ends a transaction that its executor has forgotten",
      "it ends with its connection",
      POSTGRESQL,
      EARLIER_POSTGRESQL,
      MARIADB,
      MYSQL),
  CONNECTION_REUSE(
      "a connection is cleaned and serves the next command",
      "each command has a new connection",
      POSTGRESQL,
      EARLIER_POSTGRESQL,
      MARIADB);

  private final String promise;
  private final String otherwise;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be altered.
  private final Set<Product> products;

  Capability(String promise, String otherwise, Product... products) {
    this.promise = promise;
    this.otherwise = otherwise;
    this.products = Set.of(products);
  }

  public boolean isPromisedBy(Product product) {
    return products.contains(product);
  }

  public String promise() {
    return promise;
  }

  /** What it means where it is not promised. */
  public String otherwise() {
    return otherwise;
  }
}
