package io.countersign.executor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.countersign.contracts.Command;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.MeasurementRequest;
import io.countersign.contracts.SigningKey;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** Measurement requests as policy-evaluator makes them. */
public final class Measurements {
  public static final String KEY_ID = "measuring";
  public static final String SECRET =
      Base64.getEncoder().encodeToString("a key of measurements, 32 bytes!".getBytes(US_ASCII));
  public static final SigningKey KEY = new SigningKey(KEY_ID, SECRET);

  private Measurements() {}

  public static MeasurementRequest of(MeasureMethod method, String sql) {
    return unsigned(method, Warrants.command(sql)).signedBy(KEY);
  }

  public static MeasurementRequest unsigned(MeasureMethod method, Command command) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return expiring(method, command, now.plus(Duration.ofMinutes(1)));
  }

  public static MeasurementRequest expiring(
      MeasureMethod method, Command command, Instant expiresAt) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return new MeasurementRequest(command, command.digest(), method, now, expiresAt, KEY_ID, "");
  }

  public static ReceivedMeasurement received(MeasurementRequest request) {
    return new ReceivedMeasurement(
        request,
        new EventLink(
            new EventId(UUID.randomUUID()),
            request.command().sessionId(),
            Warrants.digest("measurement event"),
            TraceContext.continueOrStart(null)));
  }
}
