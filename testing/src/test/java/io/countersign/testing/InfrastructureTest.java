package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.event.Topic;
import io.countersign.local.DatabaseAccess;
import io.countersign.local.ShopDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InfrastructureTest {
  @Test
  void givesANewDatabaseAtEveryCall() throws Exception {
    DatabaseAccess one = Infrastructure.postgres().createDatabase("ledger");
    DatabaseAccess two = Infrastructure.postgres().createDatabase("ledger");

    assertThat(one.database()).startsWith("ledger_").isNotEqualTo(two.database());
    try (Connection connection = two.connect()) {
      assertThat(connection.getMetaData().getUserName()).isEqualTo(two.user());
    }
  }

  @Test
  void givesTheSameShopAtEveryCallAndOthersOnRequest() {
    ShopDatabase shop = Infrastructure.shop();

    assertThat(Infrastructure.shop()).isEqualTo(shop);
    assertThat(Infrastructure.postgres().createShop()).isNotEqualTo(shop);
  }

  @Test
  void givesTokensOfPeopleAgentsAndServices() {
    assertThat(
            List.of(
                Tokens.person("rita"),
                Tokens.agent("night-agent"),
                Tokens.service("command-intake")))
        .allMatch(token -> token.split("\\.", -1).length == 3);
  }

  @Test
  void aResourceEmptiesTheTopics() {
    Map<String, String> configuration = new KafkaResource().start();
    try (TopicProbe probe = TopicProbe.fromTheBeginning()) {
      probe.send(Topic.COMMANDS, "key", new byte[] {1}, Map.of("ce_id", "7"));
      var record = probe.await(r -> r.key().equals("key"));
      assertThat(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
          .isEqualTo("7");
      probe.sendAgain(record);
      assertThat(probe.await(2, r -> r.key().equals("key"))).hasSize(2);
    }

    assertThat(new KafkaResource().start()).isEqualTo(configuration);

    try (TopicProbe probe = TopicProbe.fromTheBeginning(Topic.COMMANDS)) {
      assertThat(probe.all()).isEmpty();
    }
  }

  @Test
  void aProbeFromNowOnDoesNotSeeWhatWasThere() {
    try (TopicProbe before = TopicProbe.fromTheBeginning(Topic.RESULTS)) {
      before.send(Topic.RESULTS, "old", new byte[0], Map.of());
      try (TopicProbe probe = TopicProbe.fromNowOn(Topic.RESULTS)) {
        probe.send(Topic.RESULTS, "new", new byte[0], Map.of());

        assertThat(probe.all()).extracting(r -> r.key()).containsExactly("new");
      }
    }
  }
}
