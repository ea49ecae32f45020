package io.countersign.intake.http;

import io.countersign.contracts.Principal;
import io.countersign.intake.AnswerSettings;
import io.countersign.intake.CommandProgress;
import io.countersign.intake.CommandState;
import io.countersign.intake.Commands;
import io.countersign.intake.TrailUnavailableException;
import io.countersign.platform.http.Problem;
import io.countersign.platform.http.Stopping;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Watching a command. */
@Path(CommandPaths.COMMANDS + "/{id}/events")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Commands")
public class ProgressResource {
  private static final Logger LOG = Logger.getLogger(ProgressResource.class);

  private final Commands commands;
  private final VisibleCommands visible;
  private final CommandViews views;
  private final AnswerSettings settings;
  private final Stopping stopping;
  private final Caller caller;

  ProgressResource(
      Commands commands,
      VisibleCommands visible,
      CommandViews views,
      AnswerSettings settings,
      Stopping stopping,
      Caller caller) {
    this.commands = commands;
    this.visible = visible;
    this.views = views;
    this.settings = settings;
    this.stopping = stopping;
    this.caller = caller;
  }

  @GET
  @Produces({MediaType.SERVER_SENT_EVENTS, Problem.MEDIA_TYPE})
  @Operation(
      summary = "Watch a command",
      description =
          "Server-sent events: the command as it is now, then after each change; each event is"
              + " named after the status. The stream ends after the final one.")
  public void events(@PathParam("id") String id, @Context SseEventSink sink, @Context Sse sse)
      throws InterruptedException {
    Principal viewer = caller.principal();
    CommandProgress progress = visible.find(id, viewer);
    try (sink) {
      follow(progress, viewer, sink, sse);
    } catch (IllegalStateException | CompletionException e) {
      LOG.debug("A watcher has gone", e);
    }
  }

  private void follow(CommandProgress first, Principal viewer, SseEventSink sink, Sse sse)
      throws InterruptedException {
    CommandProgress progress = first;
    CommandView shown = views.view(progress, viewer);
    send(sink, event(sse, shown));
    while (progress.state() instanceof CommandState.Open && !stopping.hasBegun()) {
      CommandProgress next;
      try {
        next = commands.awaitChange(progress, settings.heartbeat());
      } catch (TrailUnavailableException e) {
        send(sink, comment(sse, "interrupted: connect again"));
        return;
      }
      CommandView view = views.view(next, viewer);
      if (!view.equals(shown)) {
        send(sink, event(sse, view));
      } else if (next.equals(progress)) {
        send(sink, comment(sse, "alive"));
      }
      progress = next;
      shown = view;
    }
  }

  private static void send(SseEventSink sink, OutboundSseEvent event) {
    sink.send(event).toCompletableFuture().join();
  }

  private static OutboundSseEvent comment(Sse sse, String text) {
    return sse.newEventBuilder().comment(text).build();
  }

  private static OutboundSseEvent event(Sse sse, CommandView view) {
    return sse.newEventBuilder()
        .name(view.status())
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(CommandView.class, view)
        .build();
  }
}
