package io.countersign.audit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.audit.EventCursor;
import io.countersign.audit.EventFilter;
import io.countersign.audit.Page;
import io.countersign.audit.Trail;
import io.countersign.audit.TrailEvent;
import io.countersign.audit.retention.ArchivedRecords;
import io.countersign.platform.event.RecordPosition;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events and records. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
@RunOnVirtualThread
public class EventsResource {
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;
  private final Trail trail;
  private final ArchivedRecords archived;
  private final ReadRecorder recorder;
  private final ObjectMapper json;
  private final BreakOff breakOff;

  EventsResource(
      Trail trail,
      ArchivedRecords archived,
      ReadRecorder recorder,
      ObjectMapper json,
      BreakOff breakOff) {
    this.trail = trail;
    this.archived = archived;
    this.recorder = recorder;
    this.json = json;
    this.breakOff = breakOff;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON + ";qs=1.0")
  @RolesAllowed("auditor")
  @Operation(
      summary = "Events, latest first",
      description =
          "Filters: principal (name or subject, of who did it or whose command it is about), command, type, poison, and"
              + " those of commands. Pages: limit (1 to 1000), after (the 'next' of the page before). As application/x-ndjson"
              + " all of them, one per line. The request is itself recorded as an event.")
  public PageBody<EventBody> events(@Context UriInfo uri) {
    QueryParameters query = new QueryParameters(uri, Filters.OF_EVENT_PAGES);
    EventFilter filter = Filters.events(query);
    EventCursor after =
        query.parsed(Filters.AFTER, "the 'next' of a page of events", Cursors::event);
    int limit = query.number(Filters.LIMIT, 1, LARGEST_PAGE, PAGE);
    Page<EventBody, EventCursor> page =
        recorder.recorded(uri, () -> bodies(trail.events(filter, after, limit)));
    return new PageBody<>(page.entries(), Cursors.text(page.next()));
  }

  @GET
  @Produces(EntryStream.NDJSON + ";qs=0.9")
  @RolesAllowed("auditor")
  @Operation(hidden = true)
  public Response all(@Context UriInfo uri) {
    QueryParameters query = new QueryParameters(uri, Filters.OF_EVENTS);
    EventFilter filter = Filters.events(query);
    Page<EventBody, EventCursor> first =
        recorder.recorded(uri, () -> bodies(trail.events(filter, null, EntryStream.PAGE)));
    return Response.ok(
            new EntryStream<>(
                first,
                place -> bodies(trail.events(filter, place, EntryStream.PAGE)),
                json,
                breakOff),
            EntryStream.NDJSON)
        .build();
  }

  private static Page<EventBody, EventCursor> bodies(Page<TrailEvent, EventCursor> page) {
    return new Page<>(
        page.entries().stream().map(e -> EventBody.of(e, null)).toList(), page.next());
  }

  @GET
  @Path("{topic}/{partition}/{offset}")
  @RolesAllowed("auditor")
  @Operation(
      summary = "A record as it was on the wire",
      description =
          "Key, header values and value in base64. If retention has disposed of it, it is read from the archive. The request is"
              + " itself recorded as an event.")
  public RawRecordBody record(String topic, String partition, String offset, @Context UriInfo uri) {
    RecordPosition position = position(topic, partition, offset);
    return recorder.recorded(
        uri,
        () ->
            trail
                .record(position)
                .map(RawRecordBody::of)
                .or(() -> fromArchive(position))
                .orElseThrow(() -> unknown(position.toString())));
  }

  private Optional<RawRecordBody> fromArchive(RecordPosition position) {
    return switch (archived.find(position)) {
      case ArchivedRecords.Found found -> Optional.of(RawRecordBody.of(found.stored()));
      case ArchivedRecords.Gone(long disposal) ->
          throw new ProblemException(
              AuditProblem.DISPOSED,
              "Disposal %d took it out of the store, and it is in no archive that is configured here. See /v1/disposals/%d."
                  .formatted(disposal, disposal));
      case ArchivedRecords.Unknown _ -> Optional.empty();
    };
  }

  static RecordPosition position(String topic, String partition, String offset) {
    try {
      return new RecordPosition(topic, Integer.parseInt(partition), Long.parseLong(offset));
    } catch (NumberFormatException e) {
      throw unknown(topic + "/" + partition + "/" + offset);
    }
  }

  static ProblemException unknown(String position) {
    return new ProblemException(
        AuditProblem.UNKNOWN_RECORD,
        "No record is stored from " + position + ". A position is topic/partition/offset.");
  }
}
