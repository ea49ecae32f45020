package io.countersign.testing.infrastructure;

import io.countersign.local.PostgresCluster;

/** What can be started for tests; closing it stops all that was started. */
interface Parts extends AutoCloseable {
  /** Starts one more broker with Countersign's topics and gives its bootstrap servers. */
  String startKafka();

  /** Starts an empty PostgreSQL server. */
  PostgresCluster startPostgres();

  /** Starts Keycloak with the realm and gives the issuer. */
  String startKeycloak();

  @Override
  void close();
}
