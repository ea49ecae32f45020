package io.countersign.executor.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.countersign.local.DatabaseAccess;
import io.countersign.local.ShopDatabase;
import io.countersign.testing.Infrastructure;
import io.countersign.testing.OlderPostgres;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Which server the tests run against: PostgreSQL 18, unless they are run once more for an older
 * one.
 */
final class TestedServer implements BeforeAllCallback, AfterAllCallback, ExecutionCondition {
  /** Of JUnit's configuration. */
  static final String VERSION = "countersign.postgres";

  private static final int NEWEST = 18;
  private static final int WITH_MERGE = 15;
  private static final int WITH_MERGE_RETURNING = 17;
  private static final int WITH_ANY_VALUE = 16;

  /** Test classes run one after the other. */
  private static int version = NEWEST;

  static int version() {
    return version;
  }

  static ShopDatabase shop() {
    return version == NEWEST ? Infrastructure.shop() : OlderPostgres.of(version).shop();
  }

  /** A shop that no other test uses. */
  static ShopDatabase newShop() {
    return version == NEWEST
        ? Infrastructure.postgres().createShop()
        : OlderPostgres.of(version).newShop();
  }

  static DatabaseAccess administrator(ShopDatabase shop) {
    return version == NEWEST
        ? Infrastructure.postgres().administrator(shop.owner())
        : OlderPostgres.of(version).administrator(shop.owner());
  }

  /** Whether any write answers with its rows as they were. */
  static boolean tellsEveryChange() {
    return version == NEWEST;
  }

  /** Skips the test if the statement is younger than the server. */
  static void assumeKnown(String sql) {
    String upper = sql.toUpperCase(Locale.ROOT);
    int since = 0;
    if (upper.contains("MERGE INTO")) {
      since = upper.contains("RETURNING") ? WITH_MERGE_RETURNING : WITH_MERGE;
    } else if (upper.contains("ANY_VALUE")) {
      since = WITH_ANY_VALUE;
    }
    assumeTrue(version >= since, "PostgreSQL " + version + " does not know this statement");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    version = version(context);
  }

  /** Other engines than JUnit's own do not ask. */
  @Override
  public void afterAll(ExtensionContext context) {
    version = NEWEST;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    int wanted =
        AnnotationSupport.findAnnotation(context.getElement(), FromPostgres.class)
            .map(FromPostgres::value)
            .orElse(0);
    if (version(context) < wanted) {
      return ConditionEvaluationResult.disabled("PostgreSQL does this from " + wanted + " on");
    }
    return version(context) == NEWEST || OlderPostgres.runsHere()
        ? ConditionEvaluationResult.enabled("there is such a server")
        : ConditionEvaluationResult.disabled(
            "Older versions of PostgreSQL are tested on Linux on x86-64 alone.");
  }

  private static int version(ExtensionContext context) {
    return context.getConfigurationParameter(VERSION, Integer::valueOf).orElse(NEWEST);
  }
}
