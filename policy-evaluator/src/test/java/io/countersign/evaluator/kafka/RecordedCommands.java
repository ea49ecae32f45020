package io.countersign.evaluator.kafka;

import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.CommandEvent;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.TraceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What command-intake would write. */
final class RecordedCommands {
  static final Principal AGENT =
      new Principal(
          "8d1f", PrincipalKind.AGENT, "night-agent", Set.of("agent"), "olga-subject", "night");

  private final EventCodec codec = new EventCodec(EventJson.mapper());
  private final IdSource ids = new IdSource(Clock.systemUTC(), new SecureRandom());
  private long sequence;

  Command command(String sql) {
    return new Command(
        new CommandId(ids.next()),
        new SessionId(ids.next()),
        "shop",
        sql,
        List.of(),
        AGENT,
        Origin.REST,
        null,
        Clock.systemUTC().instant());
  }

  ProducerRecord<String, byte[]> submission(Command command) {
    return write(command.sessionId(), new CommandSubmitted(command, command.digest(), null));
  }

  ProducerRecord<String, byte[]> write(SessionId key, CommandEvent data) {
    Draft draft =
        Draft.first(new EventId(ids.next()), key, TraceContext.continueOrStart(null), data);
    return codec.encode(
        codec.prepare(draft),
        "/test",
        Clock.systemUTC().instant(),
        new ProducerPosition("test", 1, ++sequence));
  }
}
