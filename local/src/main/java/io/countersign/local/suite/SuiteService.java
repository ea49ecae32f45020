package io.countersign.local.suite;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The services of the suite. */
public enum SuiteService {
  COMMAND_INTAKE("command_intake"),
  POLICY_EVALUATOR(null),
  APPROVAL_SERVICE("approval_service"),
  EXECUTOR("executor"),
  AUDIT_STORE("audit_store");

  private final @Nullable String database;

  SuiteService(@Nullable String database) {
    this.database = database;
  }

  /** As the module and the running application are called. */
  public String serviceName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name of its own database, and of the role that owns it. */
  Optional<String> database() {
    return Optional.ofNullable(database);
  }
}
