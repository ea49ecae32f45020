package io.countersign.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The service's clock in tests: the real one, moved. */
@Singleton
public class MovableClock {
  private volatile Duration ahead = Duration.ZERO;

  public void moveAhead(Duration by) {
    ahead = ahead.plus(by);
  }

  public void reset() {
    ahead = Duration.ZERO;
  }

  /** Stands in for the service's own. */
  @ApplicationScoped
  static class Bean {
    @Produces
    @Singleton
    Clock clock(MovableClock movable) {
      return new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return Instant.now().plus(movable.ahead);
        }
      };
    }
  }
}
