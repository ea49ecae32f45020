package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.RecordPosition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private final CommandLife life = CommandLife.approvedUpdate();

  @Test
  void tellsEventsInTheOrderInWhichOneLedToAnother() {
    // Given clocks that are all wrong: the later an event, the earlier its time
    List<TrailEvent> events = new ArrayList<>();
    for (int i = 0; i < life.events().size(); i++) {
      events.add(stored(life.events().get(i), NOON.minusSeconds(i), i));
    }
    Collections.shuffle(events, new Random(1));

    // When
    Timeline timeline = Timeline.of(events);

    // Then
    assertThat(timeline.entries())
        .extracting(e -> e.event().id())
        .containsExactlyElementsOf(life.events().stream().map(PreparedEvent::id).toList());
    assertThat(timeline.entries()).allMatch(Timeline.Entry::chainIntact);
  }

  @Test
  void tellsWhereAnEventNamesAPreviousOneThatIsNotThere() {
    // Given
    List<TrailEvent> events = inOrder();
    Digest other = CanonicalForm.of("other").digest();
    events.set(4, with(events.get(4), other, events.get(4).value()));

    // When
    Timeline timeline = Timeline.of(events);

    // Then
    assertThat(broken(timeline)).containsExactly(events.get(4).id());
    assertThat(timeline.entries()).hasSize(events.size());
  }

  @Test
  void tellsWhichEventWasAlteredAfterItWasStored() {
    // Given
    List<TrailEvent> events = inOrder();
    byte[] altered = "{\"approvers\":[\"mallory\"]}".getBytes(StandardCharsets.UTF_8);
    events.set(4, with(events.get(4), events.get(4).previous(), altered));

    // When
    Timeline timeline = Timeline.of(events);

    // Then: itself, and the one that names what it was
    assertThat(broken(timeline)).containsExactlyInAnyOrder(events.get(4).id(), events.get(5).id());
  }

  @Test
  void onlyASubmissionMayHaveNoPreviousEvent() {
    // Given
    List<TrailEvent> events = inOrder();
    events.set(3, with(events.get(3), null, events.get(3).value()));

    // When
    Timeline timeline = Timeline.of(events);

    // Then
    assertThat(broken(timeline)).containsExactly(events.get(3).id());
  }

  @Test
  void ordersByTimeWhatFollowsUponTheSameEvent() {
    // Given a decision and a cancellation, both upon the submission
    CommandLife cancelled = CommandLife.of(CommandLife.AGENT, "shop", "SELECT 1").submitted();
    PreparedEvent submission = cancelled.events().getFirst();
    cancelled.cancelled();
    PreparedEvent cancellation = cancelled.events().get(1);
    TrailEvent first = stored(submission, NOON, 0);
    TrailEvent late = stored(cancellation, NOON.plusSeconds(9), 1);
    TrailEvent early = stored(cancellation, NOON.plusSeconds(3), 2);

    // When
    Timeline timeline = Timeline.of(List.of(late, first, early));

    // Then
    assertThat(timeline.entries())
        .extracting(Timeline.Entry::event)
        .containsExactly(first, early, late);
  }

  @Test
  void whatCannotBeReadHasNoIntactChain() {
    // Given
    TrailEvent poison =
        new TrailEvent(
            new RecordPosition(Topic.COMMANDS.topicName(), 0, 7),
            null,
            null,
            NOON,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            "unknown",
            "A record that is no event",
            "malformed JSON",
            null,
            null,
            false,
            null);

    // When
    Timeline timeline = Timeline.of(List.of(poison));

    // Then
    assertThat(timeline.entries()).singleElement().matches(e -> !e.chainIntact());
  }

  private static List<Object> broken(Timeline timeline) {
    return timeline.entries().stream()
        .filter(e -> !e.chainIntact())
        .map(e -> (Object) e.event().id())
        .toList();
  }

  private List<TrailEvent> inOrder() {
    List<TrailEvent> events = new ArrayList<>();
    for (int i = 0; i < life.events().size(); i++) {
      events.add(stored(life.events().get(i), NOON.plusSeconds(i), i));
    }
    return events;
  }

  private static TrailEvent stored(PreparedEvent event, Instant time, int offset) {
    return new TrailEvent(
        new RecordPosition(event.type().topic().topicName(), 0, offset),
        event.id(),
        event.type().name(),
        time,
        "/countersign/x",
        event.sessionId(),
        event.subject(),
        null,
        event.previous(),
        event.link().digest(),
        null,
        "x",
        "something happened",
        null,
        null,
        event.value(),
        false,
        null);
  }

  private static TrailEvent with(TrailEvent event, Digest previous, byte[] value) {
    return new TrailEvent(
        event.position(),
        event.id(),
        event.type(),
        event.time(),
        event.source(),
        event.sessionId(),
        event.commandId(),
        event.producer(),
        previous,
        event.digest(),
        event.traceparent(),
        event.actor(),
        event.summary(),
        event.flaw(),
        event.duplicateOf(),
        value,
        event.valueOmitted(),
        event.valueAbsence());
  }
}
