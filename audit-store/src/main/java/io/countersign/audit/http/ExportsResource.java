package io.countersign.audit.http;

import io.countersign.audit.CommandCursor;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.CommandSummary;
import io.countersign.audit.EventCursor;
import io.countersign.audit.EventFilter;
import io.countersign.audit.Page;
import io.countersign.audit.Trail;
import io.countersign.audit.TrailEvent;
import io.countersign.audit.export.Entry;
import io.countersign.audit.export.ExportArchive;
import io.countersign.audit.export.ExportFormat;
import io.countersign.audit.export.ExportLines;
import io.countersign.audit.export.ExportRequest;
import io.countersign.audit.export.ExportSubject;
import io.countersign.audit.export.PagedEntries;
import io.countersign.audit.export.WholeEvents;
import io.countersign.audit.ledger.Ledger;
import io.countersign.platform.http.BreakOff;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes data out, with a manifest that can be verified. */
@Path("/v1/exports")
@Tag(name = "Exports")
@RunOnVirtualThread
public class ExportsResource {
  private static final String OF = "of";
  private static final String FORMAT = "format";
  private static final Set<String> EXPORT = Set.of(OF, FORMAT);
  private static final Set<String> OF_COMMANDS = Filters.union(Filters.OF_COMMANDS, EXPORT);
  private static final Set<String> OF_EVENTS = Filters.union(Filters.OF_EVENTS, EXPORT);

  private final Trail trail;
  private final Ledger ledger;
  private final ExportArchive archive;
  private final ExportLines lines;
  private final ReadRecorder recorder;
  private final Caller caller;
  private final BreakOff breakOff;

  ExportsResource(
      Trail trail,
      Ledger ledger,
      ExportArchive archive,
      ExportLines lines,
      ReadRecorder recorder,
      Caller caller,
      BreakOff breakOff) {
    this.trail = trail;
    this.ledger = ledger;
    this.archive = archive;
    this.lines = lines;
    this.recorder = recorder;
    this.caller = caller;
    this.breakOff = breakOff;
  }

  @GET
  @Produces("application/zip")
  @RolesAllowed("auditor")
  @Operation(
      summary = "Commands or events to take away, with a signed manifest",
      description =
          "of: commands or events; format: csv, ndjson, ocsf or syslog; and the filters of the list. A zip file of the data,"
              + " proofs of the events, the ledger's checkpoint, the manifest and, last of all, its signature. That it was"
              + " asked for, and that it was made, are events.")
  public Response export(@Context UriInfo uri) {
    QueryParameters any = new QueryParameters(uri, OF_EVENTS);
    ExportSubject of = any.choice(OF, ExportSubject.class);
    ExportFormat format = any.choice(FORMAT, ExportFormat.class);
    if (of == null || format == null) {
      throw new ProblemException(
          AuditProblem.INVALID_FILTER,
          "The query parameters 'of' (commands or events) and 'format' (csv, ndjson, ocsf or syslog) say what to export.");
    }
    if (ledger.checkpoint(0).isEmpty()) {
      throw new ProblemException(
          AuditProblem.NO_CHECKPOINT, "Nothing has been put into the ledger yet.");
    }
    StreamingOutput zip =
        switch (of) {
          case COMMANDS -> commands(uri, format);
          case EVENTS -> events(uri, format);
        };
    return Response.ok(zip)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"countersign-%s.zip\""
                .formatted(of.name().toLowerCase(Locale.ROOT)))
        .build();
  }

  private StreamingOutput commands(UriInfo uri, ExportFormat format) {
    CommandFilter filter = Filters.commands(new QueryParameters(uri, OF_COMMANDS));
    ExportRequest request = request(uri, ExportSubject.COMMANDS, format, filter);
    Page<CommandSummary, CommandCursor> first =
        recorder.recorded(uri, () -> trail.commands(filter, null, EntryStream.PAGE));
    return out ->
        whole(() ->
            archive.write(
                request,
                new PagedEntries<>(first, place -> trail.commands(filter, place, EntryStream.PAGE)),
                lines.commands(format),
                command -> Entry.derived(command.commandId().toString()),
                out));
  }

  private StreamingOutput events(UriInfo uri, ExportFormat format) {
    EventFilter filter = Filters.events(new QueryParameters(uri, OF_EVENTS));
    ExportRequest request = request(uri, ExportSubject.EVENTS, format, filter.ofCommands());
    WholeEvents events = new WholeEvents(trail);
    Page<TrailEvent, EventCursor> first =
        recorder.recorded(uri, () -> events.page(filter, null, EntryStream.PAGE));
    return out ->
        whole(() ->
            archive.write(
                request,
                new PagedEntries<>(first, place -> events.page(filter, place, EntryStream.PAGE)),
                lines.events(format),
                event -> Entry.of(event.position()),
                out));
  }

  private ExportRequest request(
      UriInfo uri, ExportSubject of, ExportFormat format, CommandFilter filter) {
    return new ExportRequest(
        of,
        format,
        ReadRecorder.query(uri.getRequestUri()),
        filter.from(),
        filter.to(),
        caller.principal());
  }

  /**
   * Writes to the end, or ends the connection, so that the caller sees that something is missing.
   */
  private void whole(Writing writing) throws IOException {
    try {
      writing.write();
    } catch (IOException | RuntimeException e) {
      breakOff.run();
      throw e;
    }
  }

  private interface Writing {
    void write() throws IOException;
  }
}
