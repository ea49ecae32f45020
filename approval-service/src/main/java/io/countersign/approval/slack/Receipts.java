package io.countersign.approval.slack;

import io.countersign.approval.store.Sql;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/** What came from Slack lately. A signature is believed for less time than it is remembered. */
@ApplicationScoped
class Receipts {
  static final Duration REMEMBERED = SignatureCheck.TOLERANCE.multipliedBy(2).plusMinutes(1);

  private final Sql sql;

  Receipts(Sql sql) {
    this.sql = sql;
  }

  /** What a callback is. */
  enum Novelty {
    NEW,
    /** Slack sends the same once more, as it does when it got no answer in time. */
    AGAIN,
    /** The very same signature, and Slack does not say that it tries again. */
    REPLAYED
  }

  /**
   * @param retry whether it says of itself that it is Slack's repetition
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Novelty take(byte[] body, String timestamp, boolean retry, Instant now) {
    Digest content = contentOf(body);
    Digest signed =
        CanonicalForm.of("countersign.slack-signed.v1").value(timestamp).value(content).digest();
    int added =
        sql.update(
            "insert into slack_receipt (content, signed, received_at) values (?, ?, ?)"
                + " on conflict (content) do nothing",
            content.text(),
            signed.text(),
            now);
    if (added == 1) {
      return Novelty.NEW;
    }
    return !retry && isSigned(content, signed) ? Novelty.REPLAYED : Novelty.AGAIN;
  }

  private boolean isSigned(Digest content, Digest signed) {
    return sql.first(
            "select 1 from slack_receipt where content = ? and signed = ?",
            row -> true,
            content.text(),
            signed.text())
        .isPresent();
  }

  @Transactional
  void forgetBefore(Instant time) {
    sql.update("delete from slack_receipt where received_at < ?", time);
  }

  /** Stands for what came. */
  static Digest contentOf(byte[] body) {
    return CanonicalForm.of("countersign.slack-callback.v1").bytes(body).digest();
  }
}
