package io.countersign.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.local.PostgresCluster;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final Duration LINGER = Duration.ofSeconds(90);

  private final AtomicLong now = new AtomicLong();
  private final NumberedBrokers parts = new NumberedBrokers();
  private final SharedParts shared = new SharedParts(parts);
  private final Leases leases = new Leases(() -> new Lease(shared), now::get);

  @Test
  void givesOneJvmTheSameBrokerOverAllItsConnections() {
    assertThat(leases.connected("1").kafka()).isEqualTo(leases.connected("1").kafka());
  }

  @Test
  void givesTwoJvmsAtATimeTheirOwnBrokersAndTheNextOneAnUsedOne() {
    String one = leases.connected("1").kafka();
    String two = leases.connected("2").kafka();
    assertThat(two).isNotEqualTo(one);

    leases.disconnected("1");

    assertThat(leases.connected("3").kafka()).isEqualTo(one);
  }

  @Test
  void keepsALeaseUntilTheLastConnectionIsGone() {
    String broker = leases.connected("1").kafka();
    leases.connected("1");

    leases.disconnected("1");

    assertThat(leases.connected("2").kafka()).isNotEqualTo(broker);
    assertThat(leases.connected("1").kafka()).isEqualTo(broker);
  }

  @Test
  void endsWhenNobodyWasThereForAWhile() {
    leases.connected("1");
    pass(LINGER);
    assertThat(leases.endIfIdle(LINGER)).isFalse();

    leases.disconnected("1");
    assertThat(leases.endIfIdle(LINGER)).isFalse();
    pass(LINGER);

    assertThat(leases.endIfIdle(LINGER)).isTrue();
  }

  @Test
  void letsNobodyInOnceItEnds() {
    pass(LINGER);
    leases.endIfIdle(LINGER);

    assertThatThrownBy(() -> leases.connected("1")).hasMessageContaining("ending");
  }

  @Test
  void makesRoomForNewCodeOnlyWhenNobodyElseNeedsIt() {
    leases.connected("1");
    leases.connected("2");
    assertThat(leases.endIfAlone("2")).isFalse();

    leases.disconnected("1");

    assertThat(leases.endIfAlone("2")).isTrue();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  /** Brokers that are names only. */
  private static final class NumberedBrokers implements Parts {
    private final Deque<String> names = new ArrayDeque<>(List.of("a", "b", "c"));

    @Override
    public String startKafka() {
      return names.pop();
    }

    @Override
    public PostgresCluster startPostgres() {
      throw new AssertionError("nobody asked for PostgreSQL");
    }

    @Override
    public String startKeycloak() {
      throw new AssertionError("nobody asked for Keycloak");
    }

    @Override
    public void close() {}
  }
}
