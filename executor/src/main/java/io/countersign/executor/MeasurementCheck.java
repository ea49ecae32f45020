package io.countersign.executor;

import io.countersign.contracts.DataSource;
import io.countersign.contracts.MeasurementRequest;
import io.countersign.contracts.SigningKey;
import io.countersign.platform.datasource.DataSourceCatalogue;
import java.time.Clock;
import java.util.Optional;

/** Decides whether a measurement request is to be obeyed, before anything reaches a target. */
public final class MeasurementCheck {
  private final SigningKey key;
  private final DataSourceCatalogue catalogue;
  private final Clock clock;

  public MeasurementCheck(SigningKey key, DataSourceCatalogue catalogue, Clock clock) {
    this.key = key;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** Whether there is anything against a request. */
  public sealed interface Result {
    record Usable(DataSource dataSource) implements Result {}

    /** It is genuine, but cannot be obeyed now; whoever asked is told. */
    record Unusable(String problem) implements Result {}

    /** Anybody may have made it up, so nobody waits for an answer to it. */
    record Forged(String reason) implements Result {}
  }

  public Result check(ReceivedMeasurement received) {
    MeasurementRequest request = received.request();
    if (!key.verifies(request)) {
      return new Result.Forged(
          "the measurement request was not signed by the key '"
              + key.id()
              + "' that this executor trusts, or was altered afterwards");
    }
    if (!request.commandDigest().equals(request.command().digest())) {
      return new Result.Forged("the measurement request names the digest of another command");
    }
    if (!request.command().sessionId().equals(received.cause().sessionId())) {
      return new Result.Forged(
          "the measurement request arrived under another session than its command's");
    }
    return checkGenuine(request);
  }

  private Result checkGenuine(MeasurementRequest request) {
    String name = request.command().dataSource();
    Optional<DataSource> dataSource = catalogue.named(name);
    if (dataSource.isEmpty()) {
      return new Result.Unusable("This executor knows no data source '" + name + "'.");
    }
    if (!clock.instant().isBefore(request.expiresAt())) {
      return new Result.Unusable(
          "The request to measure expired at "
              + request.expiresAt()
              + " before it could be obeyed. Submit the command again.");
    }
    return new Result.Usable(dataSource.get());
  }
}
