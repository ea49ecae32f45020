package io.countersign.approval.slack;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes what is believed, once, and keeps what is to be done upon it: both or neither. */
@ApplicationScoped
class Intake {
  private final Receipts receipts;
  private final AnswerStore answers;
  private final Event<AnswerTaken> taken;

  Intake(Receipts receipts, AnswerStore answers, Event<AnswerTaken> taken) {
    this.receipts = receipts;
    this.answers = answers;
    this.taken = taken;
  }

  /**
   * @param answer to be acted upon; absent where there is nothing to do later
   */
  @Transactional
  Receipts.Novelty take(Callback callback, @Nullable Answer answer, Instant now) {
    Receipts.Novelty novelty =
        receipts.take(callback.body(), callback.timestamp(), callback.isRetry(), now);
    if (novelty == Receipts.Novelty.NEW && answer != null) {
      answers.add(answer, now);
      taken.fire(new AnswerTaken());
    }
    return novelty;
  }
}
