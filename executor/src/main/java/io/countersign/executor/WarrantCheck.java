package io.countersign.executor;

import static io.countersign.contracts.RefusalReason.UNKNOWN_DATA_SOURCE;
import static io.countersign.contracts.RefusalReason.WARRANT_EARLY;
import static io.countersign.contracts.RefusalReason.WARRANT_EXPIRED;
import static io.countersign.contracts.RefusalReason.WARRANT_INVALID;

import io.countersign.contracts.DataSource;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.Warrant;
import io.countersign.platform.datasource.DataSourceCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Decides whether a warrant is to be obeyed, before anything else happens to it. */
public final class WarrantCheck {
  private final TrustedKeys keys;
  private final DataSourceCatalogue catalogue;
  private final Clock clock;
  private final ClockSkew skew;

  public WarrantCheck(
      TrustedKeys keys, DataSourceCatalogue catalogue, Clock clock, ClockSkew skew) {
    this.keys = keys;
    this.catalogue = catalogue;
    this.clock = clock;
    this.skew = skew;
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
    if (!keys.verify(warrant)) {
      return forged(
          "The warrant was not signed by a key that this executor trusts ("
              + keys.names()
              + "), or was altered afterwards.");
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
    if (warrant.command().grant() != null) {
      return unusable(
          WARRANT_INVALID, "The command only asks for a standing approval, and never runs.");
    }
    String name = warrant.command().dataSource();
    Optional<DataSource> dataSource = catalogue.named(name);
    return dataSource.isEmpty()
        ? unusable(UNKNOWN_DATA_SOURCE, "This executor knows no data source '" + name + "'.")
        : untimely(warrant, clock.instant()).orElseGet(() -> new Result.Usable(dataSource.get()));
  }

  private Optional<Result> untimely(Warrant warrant, Instant now) {
    Instant latest = now.plus(skew.tolerated());
    if (warrant.issuedAt().isAfter(latest) || warrant.notBefore().isAfter(latest)) {
      return Optional.of(
          unusable(
              WARRANT_EARLY,
              "The warrant was issued at %s for use from %s on, and here it is %s. Have the clocks of approval-service and executor compared, and submit the command again."
                  .formatted(warrant.issuedAt(), warrant.notBefore(), now)));
    }
    if (!now.isBefore(warrant.expiresAt())) {
      return Optional.of(
          unusable(
              WARRANT_EXPIRED,
              "The warrant expired at "
                  + warrant.expiresAt()
                  + " before the command could start. Submit the command again."));
    }
    return Optional.empty();
  }

  private static Result unusable(RefusalReason reason, String message) {
    return new Result.Unusable(new Outcome.Refused(reason, message));
  }

  private static Result forged(String message) {
    return new Result.Forged(new Outcome.Refused(WARRANT_INVALID, message));
  }
}
