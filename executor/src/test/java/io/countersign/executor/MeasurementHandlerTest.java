package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.Command;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.MeasurementRequest;
import io.countersign.contracts.SigningKey;
import io.countersign.contracts.event.ImpactMeasured;
import io.countersign.platform.datasource.CatalogueDocument;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeasurementHandlerTest {
  private static final String READ = "SELECT id FROM orders";
  private static final String WRITE = "UPDATE orders SET total = 0 WHERE id = 1";

  private final FakeTarget target = new FakeTarget();
  private final FakePublisher publisher = new FakePublisher();
  private final List<Impact> counted = new ArrayList<>();
  private final MeasurementHandler handler =
      new MeasurementHandler(
          new MeasurementCheck(
              Measurements.KEY,
              CatalogueDocument.load(Path.of("src/test/resources/data-sources.yaml")),
              Clock.systemUTC()),
          name -> name.equals("shop") ? Optional.of(target) : Optional.empty(),
          new Reversals(SealedImages.NONE, Clock.systemUTC()),
          new RunningCommands(),
          publisher,
          Clock.systemUTC(),
          (impact, elapsed) -> counted.add(impact));

  @Test
  void answersWithWhatTheTargetFound() {
    MeasurementRequest request = Measurements.of(MeasureMethod.PLAN, READ);

    assertThat(handle(request)).isEmpty();

    assertThat(answer().impact().estimatedRows()).isEqualTo(7);
    assertThat(answer().command()).isEqualTo(request.command());
    assertThat(answer().commandDigest()).isEqualTo(request.commandDigest());
    assertThat(target.measured.getFirst().work().access()).isEqualTo(Access.READER);
    assertThat(counted).containsExactly(answer().impact());
  }

  @Test
  void answersTheSameRequestUnderTheSameEventId() throws InterruptedException {
    ReceivedMeasurement received =
        Measurements.received(Measurements.of(MeasureMethod.TRIAL, WRITE));

    handler.handle(received);
    handler.handle(received);

    assertThat(publisher.ids()).hasSize(2);
    assertThat(publisher.ids().getFirst()).isEqualTo(publisher.ids().getLast());
  }

  @Test
  void setsAsideWhatAnotherKeySigned() {
    SigningKey other =
        new SigningKey(Measurements.KEY_ID, Base64.getEncoder().encodeToString(new byte[40]));

    assertThat(handle(unsigned(WRITE).signedBy(other))).isPresent();

    assertNothingHappened();
  }

  @Test
  void setsAsideWhatWasAlteredAfterwards() {
    MeasurementRequest genuine = Measurements.of(MeasureMethod.PLAN, READ);
    Command other = Warrants.command(genuine.command().sessionId(), WRITE);

    assertThat(handle(altered(genuine, genuine.command(), MeasureMethod.TRIAL))).isPresent();
    assertThat(handle(altered(genuine, other, MeasureMethod.PLAN))).isPresent();

    assertNothingHappened();
  }

  @Test
  void setsAsideWhatNamesTheDigestOfAnotherCommand() {
    MeasurementRequest request = unsigned(WRITE);
    MeasurementRequest mixed =
        new MeasurementRequest(
            request.command(),
            Warrants.command(READ).digest(),
            request.method(),
            request.requestedAt(),
            request.expiresAt(),
            "",
            "");

    assertThat(handle(mixed.signedBy(Measurements.KEY))).isPresent();

    assertNothingHappened();
  }

  @Test
  void tellsThatARequestCameTooLate() {
    MeasurementRequest request =
        Measurements.expiring(
            MeasureMethod.TRIAL, Warrants.command(WRITE), Instant.now().minus(Duration.ofDays(1)));

    assertThat(handle(request.signedBy(Measurements.KEY))).isEmpty();

    assertUnmeasured("expired");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT pg_catalog.my_own(1)",
        "SELECT my_own(id) FROM orders",
        "SELECT 1; SELECT 2",
        "SELECT FROM WHERE",
        "DROP TABLE orders",
        "TRUNCATE orders",
        "COPY orders TO PROGRAM 'mail'",
        "DO 'BEGIN END'",
        "CALL something()",
        "EXPLAIN ANALYZE DELETE FROM orders",
        "COMMIT",
        "LOCK orders",
        "SELECT pg_terminate_backend(1)",
        "SELECT * INTO copied FROM orders"
      })
  void leavesAloneWhatIsNotPlainlyAQueryOrAWrite(String sql) {
    handle(Measurements.of(MeasureMethod.TRIAL, sql));

    assertThat(target.measured).isEmpty();
    assertThat(answer().impact().problem()).isNotBlank();
  }

  @Test
  void answersWithAProblemWhenItGivesUp() {
    handler.giveUp(Measurements.received(Measurements.of(MeasureMethod.PLAN, READ)));

    assertUnmeasured("failed to measure");
  }

  private void assertUnmeasured(String why) {
    assertThat(answer().impact().problem()).contains(why);
    assertThat(answer().impact().confirmsFacts()).isFalse();
    assertThat(target.measured).isEmpty();
  }

  private void assertNothingHappened() {
    assertThat(publisher.published()).isEmpty();
    assertThat(target.measured).isEmpty();
  }

  private ImpactMeasured answer() {
    return publisher.all(ImpactMeasured.class).getLast();
  }

  private Optional<String> handle(MeasurementRequest request) {
    try {
      return handler.handle(Measurements.received(request));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static MeasurementRequest unsigned(String sql) {
    return Measurements.unsigned(MeasureMethod.TRIAL, Warrants.command(sql));
  }

  private static MeasurementRequest altered(
      MeasurementRequest genuine, Command command, MeasureMethod method) {
    return new MeasurementRequest(
        command,
        command.digest(),
        method,
        genuine.requestedAt(),
        genuine.expiresAt(),
        genuine.keyId(),
        genuine.signature());
  }
}
