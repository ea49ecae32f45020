package io.countersign.audit.http;

import io.countersign.audit.EventFilter;
import io.countersign.audit.Tail;
import io.countersign.audit.Trail;
import io.countersign.audit.TrailEvent;
import io.countersign.platform.http.Problem;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.http.Stopping;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Watching what happens. */
@Path("/v1/events/live")
@Tag(name = "Events")
@RunOnVirtualThread
public class TailResource {
  private static final Logger LOG = Logger.getLogger(TailResource.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int MOST_STREAMS = 50;

  private final Trail trail;
  private final ReadRecorder recorder;
  private final JsonWebToken token;
  private final Stopping stopping;
  private final Clock clock;
  private final Semaphore streams = new Semaphore(MOST_STREAMS);

  TailResource(
      Trail trail, ReadRecorder recorder, JsonWebToken token, Stopping stopping, Clock clock) {
    this.trail = trail;
    this.recorder = recorder;
    this.token = token;
    this.stopping = stopping;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.SERVER_SENT_EVENTS, Problem.MEDIA_TYPE})
  @RolesAllowed("auditor")
  @Operation(
      summary = "Watches events as they are stored",
      description =
          "Server-sent events of the name 'event', each as in the list of events, from now on. Filters as for events. Ends"
              + " with the token. That somebody watches is itself recorded as an event.")
  public void watch(@Context UriInfo uri, @Context SseEventSink sink, @Context Sse sse)
      throws InterruptedException {
    EventFilter filter = Filters.events(new QueryParameters(uri, Filters.OF_EVENTS));
    Instant until = Instant.ofEpochSecond(token.getExpirationTime());
    if (!streams.tryAcquire()) {
      throw new ProblemException(
          AuditProblem.TOO_MANY_STREAMS,
          "%d streams are open, which is the most. Close one first.".formatted(MOST_STREAMS),
          HEARTBEAT);
    }
    try (sink) {
      Tail tail = recorder.recorded(uri, () -> trail.tail(filter));
      send(sink, comment(sse, "connected"));
      follow(tail, until, sink, sse);
    } catch (IllegalStateException | CompletionException e) {
      LOG.debug("A watcher has gone", e);
    } finally {
      streams.release();
    }
  }

  private void follow(Tail tail, Instant until, SseEventSink sink, Sse sse)
      throws InterruptedException {
    Instant lastSent = clock.instant();
    while (!stopping.hasBegun() && clock.instant().isBefore(until)) {
      List<TrailEvent> events = tail.next();
      for (TrailEvent event : events) {
        send(sink, event(sse, event));
      }
      if (!events.isEmpty()) {
        lastSent = clock.instant();
      } else if (lastSent.plus(HEARTBEAT).isBefore(clock.instant())) {
        send(sink, comment(sse, "alive"));
        lastSent = clock.instant();
      } else {
        Thread.sleep(PAUSE);
      }
    }
  }

  private static void send(SseEventSink sink, OutboundSseEvent event) {
    sink.send(event).toCompletableFuture().join();
  }

  private static OutboundSseEvent comment(Sse sse, String text) {
    return sse.newEventBuilder().comment(text).build();
  }

  private static OutboundSseEvent event(Sse sse, TrailEvent event) {
    return sse.newEventBuilder()
        .name("event")
        .id(event.position().toString())
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(EventBody.class, EventBody.of(event, null))
        .build();
  }
}
