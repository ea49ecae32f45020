package io.countersign.executor.kafka;

import io.countersign.executor.ShopTarget;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import org.junit.jupiter.api.AfterEach;

/** What the tests of the running service share, so that it is started once for all of them. */
@WithTestResource(KafkaResource.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(ShopTarget.class)
abstract class RunningServiceTest {
  final Topics topics = new Topics();

  @AfterEach
  void close() {
    topics.close();
  }
}
