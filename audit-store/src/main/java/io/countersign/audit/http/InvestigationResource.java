package io.countersign.audit.http;

import io.countersign.audit.Aspect;
import io.countersign.audit.ChangedRow;
import io.countersign.audit.CommandCount;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.Exposure;
import io.countersign.audit.Interval;
import io.countersign.audit.Investigation;
import io.countersign.audit.Page;
import io.countersign.audit.RowCursor;
import io.countersign.audit.RowFilter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What many commands did together. */
@Path("/v1/investigation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Investigation")
@RunOnVirtualThread
public class InvestigationResource {
  private static final int PAGE = 100;
  private static final int MOST = 1_000;
  private static final String BY = "by";
  private static final String INTERVAL = "interval";
  static final Set<String> OF_COUNTS =
      Filters.union(Filters.OF_COMMANDS, Set.of(BY, INTERVAL, Filters.LIMIT));
  static final Set<String> OF_EXPOSURES = Filters.union(Filters.OF_COMMANDS, Set.of(Filters.LIMIT));

  private final Investigation investigation;
  private final ReadRecorder recorder;

  InvestigationResource(Investigation investigation, ReadRecorder recorder) {
    this.investigation = investigation;
    this.recorder = recorder;
  }

  @GET
  @Path("counts")
  @RolesAllowed("auditor")
  @Operation(
      summary = "How many commands there were, and of how many rows",
      description =
          "Filters as for commands. by: principal, agent, owner, dataSource, environment, table, kind, policy, decision,"
              + " approval, approver, outcome, categoryMasked or categoryShown; a command counts for each of its tables,"
              + " kinds and so on. interval: hour, day, week, month (of UTC) or hourOfDay. limit: 1 to 1000.")
  public EntriesBody<CommandCount> counts(@Context UriInfo uri) {
    QueryParameters query = new QueryParameters(uri, OF_COUNTS);
    CommandFilter filter = Filters.commands(query);
    Aspect by = query.choice(BY, Aspect.class);
    Interval interval = query.choice(INTERVAL, Interval.class);
    int limit = query.number(Filters.LIMIT, 1, MOST, MOST);
    List<CommandCount> found =
        recorder.recorded(uri, () -> investigation.counts(filter, by, interval, limit + 1));
    return EntriesBody.of(found, limit);
  }

  @GET
  @Path("exposures")
  @RolesAllowed("auditor")
  @Operation(
      summary = "Who was given which category of data of which table",
      description =
          "Filters as for commands. What was shown unmasked comes first. A command that used several tables counts for"
              + " each of them. limit: 1 to 1000.")
  public EntriesBody<Exposure> exposures(@Context UriInfo uri) {
    QueryParameters query = new QueryParameters(uri, OF_EXPOSURES);
    CommandFilter filter = Filters.commands(query);
    int limit = query.number(Filters.LIMIT, 1, MOST, MOST);
    List<Exposure> found = recorder.recorded(uri, () -> investigation.exposures(filter, limit + 1));
    return EntriesBody.of(found, limit);
  }

  @GET
  @Path("changes")
  @RolesAllowed("auditor")
  @Operation(
      summary = "Changes of rows, latest first",
      description =
          "table (required), row: values that the row had before or after as a JSON object, such as {\"id\":42}; from, to."
              + " A change took effect only if the command's outcome is 'succeeded'. Masked values are found by their masks"
              + " only. Pages: limit (1 to 1000), after (the 'next' of the page before).")
  public PageBody<ChangedRowBody> changes(@Context UriInfo uri) {
    QueryParameters query = new QueryParameters(uri, Filters.OF_CHANGES);
    RowFilter filter = Filters.changes(query);
    RowCursor after = query.parsed(Filters.AFTER, "the 'next' of a page of changes", Cursors::row);
    int limit = query.number(Filters.LIMIT, 1, MOST, PAGE);
    Page<ChangedRow, RowCursor> page =
        recorder.recorded(uri, () -> investigation.changes(filter, after, limit));
    return new PageBody<>(
        page.entries().stream().map(ChangedRowBody::of).toList(), Cursors.text(page.next()));
  }
}
