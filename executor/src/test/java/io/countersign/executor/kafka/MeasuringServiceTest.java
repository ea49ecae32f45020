package io.countersign.executor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.MeasurementRequest;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.event.ImpactMeasured;
import io.countersign.contracts.event.MeasurementRequested;
import io.countersign.contracts.event.RecordRejected;
import io.countersign.contracts.event.Topic;
import io.countersign.executor.Measurements;
import io.countersign.executor.Warrants;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class MeasuringServiceTest extends RunningServiceTest {
  @Test
  void measuresWhatACommandWouldDoBeforeItRuns() {
    Warrant warrant = Warrants.writing("UPDATE customers SET city = 'M' WHERE id IN (91, 92)");
    MeasurementRequest request =
        Measurements.unsigned(MeasureMethod.TRIAL, warrant.command()).signedBy(Measurements.KEY);
    topics.send(request.command().sessionId(), new MeasurementRequested(request));

    Impact impact =
        topics
            .await(ImpactMeasured.class, m -> m.command().equals(request.command()))
            .getFirst()
            .impact();

    assertThat(impact.problem()).isNull();
    assertThat(impact.changedRows()).isEqualTo(2);
    assertThat(impact.confirmsFacts()).isTrue();
    assertThat(topics.run(warrant)).isEqualTo(new Outcome.Succeeded(0, 2, false, false));
  }

  @Test
  void setsAsideARequestThatNobodyTrustedSigned() {
    MeasurementRequest forged =
        Measurements.unsigned(MeasureMethod.TRIAL, Warrants.command("DELETE FROM orders"));
    topics.send(forged.command().sessionId(), new MeasurementRequested(forged));

    RecordRejected rejected =
        topics
            .await(RecordRejected.class, r -> r.topic().equals(Topic.MEASUREMENTS.topicName()))
            .getFirst();

    assertThat(rejected.reason()).contains("not signed");
    assertThat(topics.about(forged.command().id())).isEmpty();
  }
}
