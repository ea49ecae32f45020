package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.EventId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What every store of idempotency keys does. */
public abstract class IdempotencyKeysContract {
  /** How long the keys under test last. */
  protected static final Duration LIFE = Duration.ofHours(24);

  private static final Digest ONE = CanonicalForm.of("one").digest();
  private static final Digest OTHER = CanonicalForm.of("other").digest();
  private final IdempotencyKey key = new IdempotencyKey("somebody", UUID.randomUUID().toString());

  protected abstract IdempotencyKeys keys();

  /** Moves the clock that the keys under test go by. */
  protected abstract void pass(Duration time);

  @Test
  void givesANewKeyToTheFirstWhoClaimsIt() {
    assertThat(keys().claim(key, ONE, receipt())).isInstanceOf(KeyClaim.Fresh.class);
  }

  @Test
  void remembersTheReceiptAndTheSubmission() {
    Receipt receipt = receipt();
    keys().claim(key, ONE, receipt);

    assertThat(keys().claim(key, OTHER, receipt()))
        .isEqualTo(new KeyClaim.Known(ONE, receipt, false));
  }

  @Test
  void remembersThatTheSubmissionIsPublished() {
    Receipt receipt = receipt();
    keys().claim(key, ONE, receipt);
    keys().markPublished(key);

    assertThat(keys().claim(key, ONE, receipt())).isEqualTo(new KeyClaim.Known(ONE, receipt, true));
  }

  @Test
  void keepsTheKeysOfCallersApart() {
    keys().claim(key, ONE, receipt());

    assertThat(keys().claim(new IdempotencyKey("other", key.text()), ONE, receipt()))
        .isInstanceOf(KeyClaim.Fresh.class);
  }

  @Test
  void givesAnExpiredKeyAnew() {
    keys().claim(key, ONE, receipt());
    keys().markPublished(key);
    pass(LIFE.plusSeconds(1));
    Receipt second = receipt();

    assertThat(keys().claim(key, OTHER, second)).isInstanceOf(KeyClaim.Fresh.class);
    assertThat(keys().claim(key, OTHER, receipt()))
        .isEqualTo(new KeyClaim.Known(OTHER, second, false));
  }

  @Test
  void purgesOnlyWhatHasExpired() {
    keys().claim(key, ONE, receipt());
    pass(LIFE.minusSeconds(1));
    keys().purge();
    KeyClaim before = keys().claim(key, ONE, receipt());
    pass(Duration.ofSeconds(2));
    keys().purge();

    assertThat(before).isInstanceOf(KeyClaim.Known.class);
    assertThat(keys().claim(key, ONE, receipt())).isInstanceOf(KeyClaim.Fresh.class);
  }

  @Test
  void givesAKeyToOneOfManyWhoClaimItAtOnce() throws Exception {
    List<FutureTask<KeyClaim>> claims = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      FutureTask<KeyClaim> claim = new FutureTask<>(() -> keys().claim(key, ONE, receipt()));
      claims.add(claim);
      Thread.startVirtualThread(claim);
    }

    int fresh = 0;
    for (FutureTask<KeyClaim> claim : claims) {
      fresh += claim.get() instanceof KeyClaim.Fresh ? 1 : 0;
    }
    assertThat(fresh).isEqualTo(1);
  }

  private static Receipt receipt() {
    return new Receipt(
        new CommandId(UUID.randomUUID()),
        new SessionId(UUID.randomUUID()),
        new EventId(UUID.randomUUID()),
        Samples.NOW);
  }
}
