package io.countersign.executor;

import static io.countersign.contracts.RefusalReason.UNKNOWN_DATA_SOURCE;
import static io.countersign.contracts.RefusalReason.WARRANT_EXPIRED;
import static io.countersign.contracts.RefusalReason.WARRANT_INVALID;

import io.countersign.contracts.DataSource;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.SigningKey;
import io.countersign.contracts.Warrant;
import io.countersign.platform.datasource.DataSourceCatalogue;
import java.time.Clock;
import java.util.Optional;

/** Decides whether a warrant is to be obeyed, before anything else happens to it. */
public final class WarrantCheck {
  private final SigningKey key;
  private final DataSourceCatalogue catalogue;
  private final Clock clock;

  public WarrantCheck(SigningKey key, DataSourceCatalogue catalogue, Clock clock) {
    this.key = key;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** Whether there is anything against a warrant. */
  public sealed interface Result {
    record Usable(DataSource dataSource) implements Result {}

    /** It was issued as it is, but cannot be used now. */
    record Unusable(Outcome.Refused outcome) implements Result {}

    /** Anybody may have made it up, so it must not stand in the way of a genuine one. */
    record Forged(Outcome.Refused outcome) implements Result {}
  }

  public Result check(ReceivedWarrant received) {
    Warrant warrant = received.warrant();
    if (!key.verifies(warrant)) {
      return forged(
          "The warrant was not signed by the key '"
              + key.id()
              + "' that this executor trusts, or was altered afterwards.");
    }
    if (!warrant.commandDigest().equals(warrant.command().digest())) {
      return forged("The warrant is for another command than the one that it carries.");
    }
    if (!warrant.command().sessionId().equals(received.cause().sessionId())) {
      return forged("The warrant arrived under another session than its command's.");
    }
    return checkGenuine(warrant);
  }

  private Result checkGenuine(Warrant warrant) {
    String name = warrant.command().dataSource();
    Optional<DataSource> dataSource = catalogue.named(name);
    if (dataSource.isEmpty()) {
      return unusable(UNKNOWN_DATA_SOURCE, "This executor knows no data source '" + name + "'.");
    }
    if (!clock.instant().isBefore(warrant.expiresAt())) {
      return unusable(
          WARRANT_EXPIRED,
          "The warrant expired at "
              + warrant.expiresAt()
              + " before the command could start. Submit the command again.");
    }
    return new Result.Usable(dataSource.get());
  }

  private static Result unusable(RefusalReason reason, String message) {
    return new Result.Unusable(new Outcome.Refused(reason, message));
  }

  private static Result forged(String message) {
    return new Result.Forged(new Outcome.Refused(WARRANT_INVALID, message));
  }
}
