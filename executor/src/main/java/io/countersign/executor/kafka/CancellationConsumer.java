package io.countersign.executor.kafka;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.CommandCancelled;
import io.countersign.contracts.event.EventType;
import io.countersign.executor.Claims;
import io.countersign.executor.GrowingPause;
import io.countersign.executor.RunningCommands;
import io.countersign.executor.SessionLanes;
import io.countersign.executor.StoreUnavailableException;
import io.countersign.platform.kafka.EventReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Remembers cancelled commands for when their warrants come, and breaks off those that run here.
 * Those that run in another instance are found there with its next sign of life.
 */
@ApplicationScoped
public class CancellationConsumer {
  private static final Logger LOG = Logger.getLogger(CancellationConsumer.class);
  private static final String TYPE = "ce_type";

  private static final String CANCELLED =
      EventType.all().stream()
          .filter(t -> t.data().equals(CommandCancelled.class))
          .map(EventType::name)
          .findFirst()
          .orElseThrow();

  private final EventReader reader;
  private final Claims claims;
  private final RunningCommands running;
  private final SessionLanes lanes;
  private final GrowingPause backoff = new GrowingPause();

  CancellationConsumer(
      EventReader reader, Claims claims, RunningCommands running, SessionLanes lanes) {
    this.reader = reader;
    this.claims = claims;
    this.running = running;
    this.lanes = lanes;
  }

  @Incoming("cancellations")
  @RunOnVirtualThread
  void on(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
    Set<CommandId> commands = new LinkedHashSet<>();
    for (ConsumerRecord<String, byte[]> kafka : batch) {
      if (mayBeCancellation(kafka)) {
        reader
            .read(kafka)
            .filter(r -> r.data() instanceof CommandCancelled)
            .flatMap(r -> r.data().subject())
            .ifPresent(commands::add);
      }
    }
    if (!commands.isEmpty()) {
      remember(commands);
      commands.forEach(running::cancel);
    }
  }

  /** The topic carries every submitted command too; those need not be read to be passed over. */
  private static boolean mayBeCancellation(ConsumerRecord<String, byte[]> kafka) {
    Header type = kafka.headers().lastHeader(TYPE);
    return type == null
        || type.value() == null
        || new String(type.value(), StandardCharsets.UTF_8).equals(CANCELLED);
  }

  private void remember(Collection<CommandId> commands) throws InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        claims.cancelled(commands);
        return;
      } catch (StoreUnavailableException e) {
        LOG.warnf("Trying again: %s", e.getMessage());
        if (lanes.isClosed()) {
          throw e;
        }
        backoff.pause(attempt);
      }
    }
  }
}
