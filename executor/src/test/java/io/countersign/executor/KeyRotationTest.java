package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.SigningKey;
import io.countersign.contracts.Warrant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys are replaced while warrants of the old one are on their way. */
final class KeyRotationTest extends HandlerTest {
  private static final Outcome RAN = new Outcome.Succeeded(0, 1, false, false);

  private final SigningKey oldKey = Warrants.KEY;
  private final SigningKey newKey = key("2027", 1);
  private final Warrant ofOldKey = Warrants.writing("UPDATE orders SET total = 1 WHERE id = 1");
  private final Warrant ofNewKey =
      signed(newKey, Warrants.writing("UPDATE orders SET total = 2 WHERE id = 2"));

  @Test
  void takesWarrantsOfBothKeysMeanwhile() throws InterruptedException {
    WarrantHandler trustingBoth = trusting(oldKey, newKey);

    trustingBoth.handle(Warrants.received(ofOldKey));
    assertThat(outcome()).isEqualTo(RAN);

    trustingBoth.handle(Warrants.received(ofNewKey));
    assertThat(outcome()).isEqualTo(RAN);
    assertThat(target.committed).isEqualTo(2);
  }

  @Test
  void refusesAKeyThatIsNotTrustedYet() throws InterruptedException {
    trusting(oldKey).handle(Warrants.received(ofNewKey));

    assertRefused(RefusalReason.WARRANT_INVALID);
  }

  @Test
  void refusesAKeyThatIsTrustedNoLonger() throws InterruptedException {
    trusting(newKey).handle(Warrants.received(ofOldKey));

    assertRefused(RefusalReason.WARRANT_INVALID);
  }

  @Test
  void runsAWarrantOnceThatWasSignedByBothKeys() throws InterruptedException {
    WarrantHandler trustingBoth = trusting(oldKey, newKey);
    ReceivedWarrant received = Warrants.received(ofOldKey);
    trustingBoth.handle(received);

    trustingBoth.handle(new ReceivedWarrant(signed(newKey, ofOldKey), received.cause()));

    assertThat(outcome()).isEqualTo(RAN);
    assertThat(target.committed).isEqualTo(1);
  }

  @Test
  void refusesATrustedKeyUnderTheNameOfAnother() throws InterruptedException {
    trusting(oldKey, newKey)
        .handle(Warrants.received(Warrants.altered(ofOldKey, Map.of("keyId", newKey.id()))));

    assertRefused(RefusalReason.WARRANT_INVALID);
  }

  @Test
  void settlesWhatAWarrantOfARemovedKeyBegan() throws InterruptedException {
    ReceivedWarrant received = Warrants.received(ofOldKey);
    Claim claim = Claim.first(received, EARLIER_RUN, now.get());
    claims.put(claim);
    claims.began(claim, FakeTarget.TRANSACTION, Warrants.digest("last event"));
    target.answers(TransactionState.COMMITTED);

    trusting(newKey).handle(received);

    assertThat(outcome()).isInstanceOf(Outcome.Succeeded.class);
    assertThat(target.ran).isEmpty();
  }

  @Test
  void trustsAtLeastOneKeyAndNoTwoOfAName() {
    assertThatThrownBy(() -> new TrustedKeys(List.of())).hasMessageContaining("at least one key");
    assertThatThrownBy(() -> new TrustedKeys(List.of(newKey, key("2027", 2))))
        .hasMessageContaining("2027");
  }

  private WarrantHandler trusting(SigningKey... keys) {
    return handler(new TrustedKeys(Arrays.asList(keys)));
  }

  private static SigningKey key(String id, int first) {
    byte[] secret = new byte[32];
    secret[0] = (byte) first;
    return new SigningKey(id, Base64.getEncoder().encodeToString(secret));
  }

  private static Warrant signed(SigningKey key, Warrant warrant) {
    return key.sign(Warrants.altered(warrant, Map.of("keyId", key.id())));
  }
}
