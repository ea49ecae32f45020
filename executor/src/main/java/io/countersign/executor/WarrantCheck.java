package io.countersign.executor;

import static io.countersign.contracts.RefusalReason.UNKNOWN_DATA_SOURCE;
import static io.countersign.contracts.RefusalReason.WARRANT_EXPIRED;
import static io.countersign.contracts.RefusalReason.WARRANT_INVALID;

import io.countersign.contracts.DataSource;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantKey;
import io.countersign.platform.datasource.DataSourceCatalogue;
import java.time.Clock;
import java.util.Optional;

/** Decides whether a warrant is to be obeyed, before anything else happens to it. */
public final class WarrantCheck {
  private final WarrantKey key;
  private final DataSourceCatalogue catalogue;
  private final Clock clock;

  public WarrantCheck(WarrantKey key, DataSourceCatalogue catalogue, Clock clock) {
    this.key = key;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** What a warrant says of itself. */
  public sealed interface Result {
    record Genuine(DataSource dataSource) implements Result {}

    record Refused(Outcome.Refused outcome) implements Result {}
  }

  /** Everything but the time, which a command that has been claimed already no longer races. */
  public Result check(ReceivedWarrant received) {
    Warrant warrant = received.warrant();
    if (!key.verifies(warrant)) {
      return refused(
          "The warrant was not signed by the key '"
              + key.id()
              + "' that this executor trusts, or was altered afterwards.");
    }
    if (!warrant.commandDigest().equals(warrant.command().digest())) {
      return refused("The warrant is for another command than the one that it carries.");
    }
    if (!warrant.command().sessionId().equals(received.cause().sessionId())) {
      return refused("The warrant arrived under another session than its command's.");
    }
    Optional<DataSource> dataSource = catalogue.named(warrant.command().dataSource());
    return dataSource
        .<Result>map(Result.Genuine::new)
        .orElseGet(() ->
            new Result.Refused(
                new Outcome.Refused(
                    UNKNOWN_DATA_SOURCE,
                    "This executor knows no data source '"
                        + warrant.command().dataSource()
                        + "'.")));
  }

  /** Empty while the warrant may still be used. */
  public Optional<Outcome.Refused> expiry(Warrant warrant) {
    return clock.instant().isBefore(warrant.expiresAt())
        ? Optional.empty()
        : Optional.of(
            new Outcome.Refused(
                WARRANT_EXPIRED,
                "The warrant expired at "
                    + warrant.expiresAt()
                    + " before the command could start. Submit the command again."));
  }

  private static Result refused(String message) {
    return new Result.Refused(new Outcome.Refused(WARRANT_INVALID, message));
  }
}
