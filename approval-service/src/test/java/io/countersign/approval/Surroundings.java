package io.countersign.approval;

import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

/** The broker, database and identity provider of every test that starts the service. */
@WithTestResource(value = KafkaResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(
    value = PostgresResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "approval"))
@WithTestResource(value = KeycloakResource.class, scope = TestResourceScope.GLOBAL)
final class Surroundings {
  private Surroundings() {}
}
