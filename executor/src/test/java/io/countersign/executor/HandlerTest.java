package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.executor.session.FakeSessionSettings;
import io.countersign.executor.session.InMemorySessionRecords;
import io.countersign.executor.session.Sessions;
import io.countersign.platform.datasource.CatalogueDocument;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A handler with everything around it in memory. */
abstract class HandlerTest {
  static final Run THIS_RUN = new Run("executor-1", UUID.randomUUID());
  static final Run EARLIER_RUN = new Run("executor-1", UUID.randomUUID());
  static final Run OTHER_INSTANCE = new Run("executor-2", UUID.randomUUID());

  static final Duration SKEW = Duration.ofSeconds(5);

  final InMemoryClaims claims = new InMemoryClaims();
  final InMemorySealedImages images = new InMemorySealedImages();
  final FakePublisher publisher = new FakePublisher();
  final FakeTarget target = new FakeTarget();
  final RunningCommands running = new RunningCommands();
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  final WarrantHandler handler = handler(new TrustedKeys(List.of(Warrants.KEY)));

  /** One that trusts these keys, and otherwise the same. */
  final WarrantHandler handler(TrustedKeys keys) {
    Clock clock =
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now.get();
          }
        };
    return new WarrantHandler(
        new WarrantCheck(
            keys,
            CatalogueDocument.load(Path.of("src/test/resources/data-sources.yaml")),
            clock,
            new ClockSkew(SKEW)),
        new WarrantHandler.Surroundings(
            claims,
            name -> name.equals("shop") ? Optional.of(target) : Optional.empty(),
            images,
            new Sessions(FakeSessionSettings.few(), new InMemorySessionRecords(), THIS_RUN, clock),
            publisher,
            new EventCodec(EventJson.mapper()),
            clock,
            Duration.ofSeconds(10),
            finished -> {}),
        running,
        THIS_RUN);
  }

  void handle(ReceivedWarrant received) {
    try {
      handler.handle(received);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Outcome outcome() {
    return publisher.all(ExecutionFinished.class).getLast().outcome();
  }

  void assertRefused(RefusalReason reason) {
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.reason()).isEqualTo(reason));
    assertThat(target.ran).isEmpty();
  }
}
