package io.countersign.local.suite;

import io.countersign.local.DatabaseAccess;
import io.countersign.local.LedgerKey;
import io.countersign.local.LocalWitness;
import io.countersign.local.Port;
import io.countersign.local.PostgresCluster;
import io.countersign.local.Secrets;
import io.countersign.local.ServiceAccount;
import io.countersign.local.ShopDatabase;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each service is told when it starts: the same environment variables as in Kubernetes.
 *
 * @param databases where the services' own databases are
 */
record ServiceEnvironment(
    SuiteSettings settings,
    Secrets secrets,
    String kafka,
    String issuer,
    PostgresCluster databases,
    ShopDatabase shop,
    LocalWitness witness) {
  private static final String WARRANT_KEY = "warrant";
  private static final String MEASUREMENT_KEY = "measurement";
  private static final String MANY = "1000";

  Map<String, String> of(SuiteService service) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
    environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer);
    environment.put("COUNTERSIGN_PUBLISHER_NAME", service.serviceName() + "-1");
    environment.put("COUNTERSIGN_DATA_SOURCES", settings.dataSources().toString());
    service
        .database()
        .map(name -> databases.access(name, name))
        .ifPresent(access -> ownDatabase(environment, access));
    switch (service) {
      case COMMAND_INTAKE -> commandIntake(environment);
      case POLICY_EVALUATOR -> policyEvaluator(environment);
      case APPROVAL_SERVICE -> approvalService(environment);
      case EXECUTOR -> executor(environment);
      case AUDIT_STORE -> auditStore(environment);
    }
    return environment;
  }

  private static void ownDatabase(Map<String, String> environment, DatabaseAccess access) {
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", access.jdbcUrl());
    environment.put("QUARKUS_DATASOURCE_USERNAME", access.user());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", access.password());
  }

  private void commandIntake(Map<String, String> environment) {
    Port audit = settings.ports().of(SuiteService.AUDIT_STORE);
    environment.put(
        "COUNTERSIGN_AUDIT_STORE_URL", "http://" + Port.LOOPBACK + ":" + audit.number());
    environment.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", issuer);
    environment.put(
        "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET",
        secrets.password(ServiceAccount.COMMAND_INTAKE.secret()));
  }

  private void policyEvaluator(Map<String, String> environment) {
    environment.put("COUNTERSIGN_POLICIES_FOLDER", settings.policies().toString());
    measurementKey(environment);
  }

  private void measurementKey(Map<String, String> environment) {
    environment.put("COUNTERSIGN_MEASUREMENT_KEY_ID", "local-1");
    environment.put("COUNTERSIGN_MEASUREMENT_KEY", secrets.key(MEASUREMENT_KEY));
  }

  private void warrantKey(Map<String, String> environment) {
    environment.put("COUNTERSIGN_WARRANT_KEY_ID", "local-1");
    environment.put("COUNTERSIGN_WARRANT_KEY", secrets.key(WARRANT_KEY));
  }

  private void approvalService(Map<String, String> environment) {
    warrantKey(environment);
    environment.put("COUNTERSIGN_PEOPLE", settings.people().toString());
    // One sample agent plays them all, and would soon have asked more than people are to be
    // troubled with.
    environment.put("COUNTERSIGN_NOTICES_AGENT_LIMIT_NEW_BATCHES", MANY);
    environment.put("COUNTERSIGN_NOTICES_AGENT_LIMIT_OPEN_BATCHES", MANY);
  }

  private void executor(Map<String, String> environment) {
    warrantKey(environment);
    measurementKey(environment);
    environment.put(
        "COUNTERSIGN_EXECUTOR_UNDO_KEYS", secrets.keyFile("undo", "local-1").toString());
    environment.put("COUNTERSIGN_EXECUTOR_MASKING_KEY_ID", "local1");
    environment.put("COUNTERSIGN_EXECUTOR_MASKING_KEY_FILE", secrets.keyFile("masking").toString());
    environment.put("COUNTERSIGN_TARGETS_SHOP_JDBC_URL", shop.reader().jdbcUrl());
    environment.put("COUNTERSIGN_TARGETS_SHOP_READER_USERNAME", shop.reader().user());
    environment.put("COUNTERSIGN_TARGETS_SHOP_READER_PASSWORD", shop.reader().password());
    environment.put("COUNTERSIGN_TARGETS_SHOP_WRITER_USERNAME", shop.writer().user());
    environment.put("COUNTERSIGN_TARGETS_SHOP_WRITER_PASSWORD", shop.writer().password());
  }

  private void auditStore(Map<String, String> environment) {
    environment.put(
        "COUNTERSIGN_AUDIT_LEDGER_SIGNING_KEY_FILE",
        LedgerKey.of(settings.data()).signer().toString());
    environment.put("COUNTERSIGN_AUDIT_LEDGER_WITNESSES_0__URL", witness.address().toString());
    environment.put("COUNTERSIGN_AUDIT_LEDGER_WITNESSES_0__KEY", witness.verifierKey());
  }
}
