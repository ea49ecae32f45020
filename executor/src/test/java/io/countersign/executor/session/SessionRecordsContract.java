package io.countersign.executor.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SessionId;
import io.countersign.executor.Run;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link SessionRecords} promises. */
public abstract class SessionRecordsContract {
  private static final Run RUN = new Run("executor-1", UUID.randomUUID());
  private static final Run OTHER = new Run("executor-2", UUID.randomUUID());

  private final SessionKey key =
      new SessionKey(new SessionId(UUID.randomUUID()), "shop", "agent-1");

  protected abstract SessionRecords records();

  @Test
  void knowsNothingOfASessionThatWasNotOpened() {
    assertThat(records().find(key)).isEmpty();
  }

  @Test
  void remembersWhoHoldsASession() {
    records().opened(key, RUN);

    assertThat(records().find(key)).contains(new SessionRecords.Recorded(RUN, null));
    assertThat(records().heldBy(RUN)).contains(key);
    assertThat(records().find(new SessionKey(key.session(), "shop", "agent-2"))).isEmpty();
    assertThat(records().find(new SessionKey(key.session(), "other", "agent-1"))).isEmpty();
  }

  @Test
  void remembersWhyASessionWasLost() {
    records().opened(key, RUN);
    records().lost(key, RUN, "it was idle");
    records().lost(key, RUN, "another reason");

    assertThat(records().find(key)).contains(new SessionRecords.Recorded(RUN, "it was idle"));
    assertThat(records().heldBy(RUN)).doesNotContain(key);
  }

  @Test
  void letsNobodyEndWhatAnotherHasOpenedAgain() {
    records().opened(key, RUN);
    records().lost(key, RUN, "it was idle");
    records().opened(key, OTHER);

    records().lost(key, RUN, "too late");

    assertThat(records().find(key)).contains(new SessionRecords.Recorded(OTHER, null));
  }

  @Test
  void forgetsASessionThatIsOver() {
    records().opened(key, RUN);
    records().over(key);

    assertThat(records().find(key)).isEmpty();
    assertThat(records().heldBy(RUN)).doesNotContain(key);
  }
}
