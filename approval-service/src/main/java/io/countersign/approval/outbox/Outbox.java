package io.countersign.approval.outbox;

import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.PreparedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Takes events into the transaction that they tell of. */
@ApplicationScoped
public class Outbox {
  private final EventCodec codec;
  private final Event<OutboxFilled> filled;

  Outbox(EventCodec codec, Event<OutboxFilled> filled) {
    this.codec = codec;
    this.filled = filled;
  }

  /**
   * Keeps the event; it is published after the commit, after those that were kept before it.
   *
   * @return what the next event of the command follows upon
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public EventLink append(Draft draft) {
    PreparedEvent event = codec.prepare(draft);
    OutboxRow.of(event).persist();
    filled.fire(new OutboxFilled());
    return event.link();
  }
}
