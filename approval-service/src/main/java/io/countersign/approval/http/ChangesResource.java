package io.countersign.approval.http;

import io.countersign.approval.Voter;
import io.countersign.approval.Voters;
import io.countersign.approval.configuration.InboxConfiguration;
import io.countersign.approval.inbox.Change;
import io.countersign.approval.inbox.Feed;
import io.countersign.approval.inbox.Watcher;
import io.countersign.contracts.Principal;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.Problem;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.http.Stopping;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Watching what waits for somebody. */
@Path("/v1/approvals/events")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Approvals")
public class ChangesResource {
  private static final Logger LOG = Logger.getLogger(ChangesResource.class);

  private final Feed feed;
  private final Voters voters;
  private final Caller caller;
  private final JsonWebToken token;
  private final InboxConfiguration settings;
  private final Stopping stopping;
  private final Clock clock;

  ChangesResource(
      Feed feed,
      Voters voters,
      Caller caller,
      JsonWebToken token,
      InboxConfiguration settings,
      Stopping stopping,
      Clock clock) {
    this.feed = feed;
    this.voters = voters;
    this.caller = caller;
    this.token = token;
    this.settings = settings;
    this.stopping = stopping;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.SERVER_SENT_EVENTS, Problem.MEDIA_TYPE})
  @Operation(
      summary = "Watches requests",
      description =
          "Server-sent events. 'approval': a request has changed, and which of your views it is in now; 'reset': more has"
              + " changed than is told, read your lists again. With Last-Event-ID it goes on where it was. Ends with the token.")
  public void watch(
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
      @Context SseEventSink sink,
      @Context Sse sse)
      throws InterruptedException {
    Principal principal = caller.principal();
    Instant until = Instant.ofEpochSecond(token.getExpirationTime());
    Instant lastHeard = lastHeard(lastEventId);
    if (feed.watching(principal.subject()) >= settings.streams()) {
      throw new ProblemException(
          ApprovalProblem.TOO_MANY_STREAMS,
          "You have %d streams open, which is the most. Close one first."
              .formatted(settings.streams()),
          settings.heartbeat());
    }
    try (sink;
        Watcher watcher = feed.watch(viewer(principal))) {
      send(sink, comment(sse, "connected"));
      if (lastHeard != null) {
        feed.resume(watcher, lastHeard);
      }
      follow(watcher, principal, until, sink, sse);
    } catch (IllegalStateException | CompletionException e) {
      LOG.debug("A watcher has gone", e);
    }
  }

  private static @Nullable Instant lastHeard(@Nullable String lastEventId) {
    try {
      return lastEventId == null || lastEventId.isBlank() ? null : Instant.parse(lastEventId);
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST,
          "Header 'Last-Event-ID' is not the id of an event of this stream; leave it out.");
    }
  }

  private void follow(
      Watcher watcher, Principal principal, Instant until, SseEventSink sink, Sse sse)
      throws InterruptedException {
    while (!stopping.hasBegun() && clock.instant().isBefore(until)) {
      Instant heard = clock.instant();
      Watcher.News news = watcher.await(settings.heartbeat());
      if (news.isEmpty()) {
        send(sink, comment(sse, "alive"));
        watcher.renew(viewer(principal));
      }
      if (news.behind()) {
        send(sink, event(sse, "reset", heard, Map.of()));
      }
      for (Change change : news.changes()) {
        send(sink, event(sse, "approval", heard, change));
      }
    }
  }

  private Voter viewer(Principal principal) {
    return voters.of(principal, clock.instant());
  }

  private static void send(SseEventSink sink, OutboundSseEvent event) {
    sink.send(event).toCompletableFuture().join();
  }

  private static OutboundSseEvent comment(Sse sse, String text) {
    return sse.newEventBuilder().comment(text).build();
  }

  /** Everything up to its id has been told: whoever comes back with it misses nothing. */
  private static OutboundSseEvent event(Sse sse, String name, Instant heard, Object data) {
    return sse.newEventBuilder()
        .name(name)
        .id(heard.toString())
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(data.getClass(), data)
        .build();
  }
}
