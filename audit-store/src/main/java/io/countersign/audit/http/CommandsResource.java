package io.countersign.audit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.audit.CommandCursor;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.CommandSummary;
import io.countersign.audit.Page;
import io.countersign.audit.Timeline;
import io.countersign.audit.Trail;
import io.countersign.audit.TrailEvent;
import io.countersign.contracts.CommandId;
import io.countersign.platform.http.BreakOff;
import io.countersign.platform.http.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Commands, and what happened to them. */
@Path("/v1/commands")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Commands")
@RunOnVirtualThread
public class CommandsResource {
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;
  private static final int CHUNKS = 10;
  private static final int MOST_CHUNKS = 100;
  private final Trail trail;
  private final ReadRecorder recorder;
  private final ObjectMapper json;
  private final BreakOff breakOff;

  CommandsResource(Trail trail, ReadRecorder recorder, ObjectMapper json, BreakOff breakOff) {
    this.trail = trail;
    this.recorder = recorder;
    this.json = json;
    this.breakOff = breakOff;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON + ";qs=1.0")
  @RolesAllowed("auditor")
  @Operation(
      summary = "Commands, latest first",
      description =
          "Filters: principal (name or subject), agent, owner, session, dataSource, environment, table, column, kind,"
              + " policy, decision, approval, approver, grant, outcome, rows (returned or changed, at least), category (seen,"
              + " masked or not), unmasked (a category shown as it is), from, to, text (of statement and justification)."
              + " Pages: limit (1 to 1000), after (the 'next' of the page before). As application/x-ndjson all of them, one"
              + " per line. The request is itself recorded as an event.")
  public PageBody<CommandSummary> commands(@Context UriInfo uri) {
    QueryParameters query = new QueryParameters(uri, Filters.OF_COMMAND_PAGES);
    CommandFilter filter = Filters.commands(query);
    CommandCursor after =
        query.parsed(Filters.AFTER, "the 'next' of a page of commands", Cursors::command);
    int limit = query.number(Filters.LIMIT, 1, LARGEST_PAGE, PAGE);
    Page<CommandSummary, CommandCursor> page =
        recorder.recorded(uri, () -> trail.commands(filter, after, limit));
    return new PageBody<>(page.entries(), Cursors.text(page.next()));
  }

  @GET
  @Produces(EntryStream.NDJSON + ";qs=0.9")
  @RolesAllowed("auditor")
  @Operation(hidden = true)
  public Response all(@Context UriInfo uri) {
    QueryParameters query = new QueryParameters(uri, Filters.OF_COMMANDS);
    CommandFilter filter = Filters.commands(query);
    Page<CommandSummary, CommandCursor> first =
        recorder.recorded(uri, () -> trail.commands(filter, null, EntryStream.PAGE));
    return Response.ok(
            new EntryStream<>(
                first, place -> trail.commands(filter, place, EntryStream.PAGE), json, breakOff),
            EntryStream.NDJSON)
        .build();
  }

  @GET
  @Path("{id}")
  @RolesAllowed("auditor")
  @Operation(summary = "Where a command stands")
  public CommandSummary command(String id, @Context UriInfo uri) {
    CommandId command = commandId(id);
    return recorder.recorded(uri, () -> trail.command(command)).orElseThrow(() -> unknown(id));
  }

  @GET
  @Path("{id}/timeline")
  @RolesAllowed({"auditor", "service"})
  @Operation(
      summary = "Every event of a command in causal order",
      description =
          "Second deliveries and records that are no events are not shown. chainIntact says whether the event still has its digest and the"
              + " one it names as previous is there. Data of result chunks is left out: see results.")
  public TimelineBody timeline(String id, @Context UriInfo uri) {
    CommandId command = commandId(id);
    List<TrailEvent> events = recorder.recorded(uri, () -> trail.eventsOf(command));
    if (events.isEmpty()) {
      throw unknown(id);
    }
    return TimelineBody.of(command, Timeline.of(events));
  }

  @GET
  @Path("{id}/results")
  @RolesAllowed({"auditor", "service"})
  @Operation(
      summary = "Chunks of a command's result, masked as they were sent",
      description =
          "From firstChunk (0) on, at most chunks (1 to 100, otherwise 10); fewer where they are large. Go on behind the"
              + " last one until there are none. leftOut tells what is not kept of the result.")
  public ResultsBody results(String id, @Context UriInfo uri) {
    QueryParameters query = new QueryParameters(uri, Set.of("firstChunk", "chunks"));
    CommandId command = commandId(id);
    int first = query.number("firstChunk", 0, Integer.MAX_VALUE, 0);
    int chunks = query.number("chunks", 1, MOST_CHUNKS, CHUNKS);
    List<byte[]> found = recorder.recorded(uri, () -> trail.resultChunks(command, first, chunks));
    return new ResultsBody(
        found.stream().map(StoredJson::read).filter(Objects::nonNull).toList(),
        trail.resultsLeftOut(command).stream().map(ResultsBody.NotKept::of).toList());
  }

  private static CommandId commandId(String id) {
    try {
      return CommandId.parse(id);
    } catch (IllegalArgumentException e) {
      throw unknown(id);
    }
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(
        AuditProblem.UNKNOWN_COMMAND,
        "No event of a command '" + id + "' is stored. Events take a moment to arrive.");
  }
}
