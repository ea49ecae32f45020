package io.countersign.audit.http;

import io.countersign.audit.SavedQueries;
import io.countersign.audit.SavedQuery;
import io.countersign.contracts.event.QuerySaved;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Questions under a name, shared by all auditors. */
@Path("/v1/queries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Saved queries")
@RolesAllowed("auditor")
@RunOnVirtualThread
public class SavedQueriesResource {
  private static final int LONGEST = 4_000;

  /** What can be saved, and which parameters it takes. */
  private static final Map<String, Set<String>> QUESTIONS =
      Map.of(
          "/v1/commands", Filters.OF_COMMAND_PAGES,
          "/v1/events", Filters.OF_EVENT_PAGES,
          "/v1/events/live", Filters.OF_EVENTS,
          "/v1/incidents", IncidentsResource.PARAMETERS,
          "/v1/findings", FindingsResource.PARAMETERS,
          "/v1/investigation/counts", InvestigationResource.OF_COUNTS,
          "/v1/investigation/exposures", InvestigationResource.OF_EXPOSURES,
          "/v1/investigation/changes", Filters.OF_CHANGES);

  private final SavedQueries queries;
  private final ReadRecorder recorder;
  private final AdministrationRecorder administration;
  private final Caller caller;
  private final Clock clock;

  SavedQueriesResource(
      SavedQueries queries,
      ReadRecorder recorder,
      AdministrationRecorder administration,
      Caller caller,
      Clock clock) {
    this.queries = queries;
    this.recorder = recorder;
    this.administration = administration;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "All saved queries, by name")
  public List<SavedQuery> all(@Context UriInfo uri) {
    return recorder.recorded(uri, queries::all);
  }

  @GET
  @Path("{name}")
  @Operation(summary = "Asks a saved query: answers with its address (307), where the answer is")
  public Response ask(String name, @Context UriInfo uri) {
    SavedQuery saved =
        recorder.recorded(uri, () -> queries.named(name)).orElseThrow(() -> unknown(name));
    return Response.temporaryRedirect(URI.create(saved.query())).build();
  }

  @PUT
  @Path("{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Saves a query, in place of the one that has the name",
      description =
          "The path of a list with its parameters. A name is small letters, digits and dashes.")
  public SavedQuery save(String name, SaveRequest request) {
    if (!SavedQuery.isName(name)) {
      throw invalid("A name is 1 to 64 small letters, digits and dashes; this one is not.");
    }
    check(request.query());
    SavedQuery saved =
        new SavedQuery(name, request.query(), caller.principal().name(), clock.instant());
    administration.record(new QuerySaved(name, caller.principal(), request.query()));
    queries.save(saved);
    return saved;
  }

  @DELETE
  @Path("{name}")
  @Operation(summary = "Forgets a saved query")
  public Response delete(String name) {
    if (queries.named(name).isEmpty()) {
      throw unknown(name);
    }
    administration.record(new QuerySaved(name, caller.principal(), null));
    var _ = queries.delete(name);
    return Response.noContent().build();
  }

  /** What cannot be asked is not saved: names of parameters are held, values when it is asked. */
  private static void check(String query) {
    URI uri = uri(query);
    Set<String> known = QUESTIONS.get(uri.getPath());
    if (known == null
        || uri.isAbsolute()
        || uri.getAuthority() != null
        || uri.getFragment() != null) {
      throw invalid(
          "A query is a path with parameters, of "
              + String.join(", ", QUESTIONS.keySet().stream().sorted().toList())
              + ".");
    }
    String parameters = uri.getRawQuery();
    for (String parameter : parameters == null ? new String[0] : parameters.split("&", -1)) {
      String name = parameter.split("=", -1)[0];
      if (!known.contains(name)) {
        throw invalid(
            "The query parameter '%s' is not known to %s.".formatted(name, uri.getPath()));
      }
    }
  }

  private static URI uri(String query) {
    try {
      if (query.length() <= LONGEST) {
        return URI.create(query);
      }
    } catch (IllegalArgumentException e) {
      // Told below, as any other text that is no query.
    }
    throw invalid(
        "A query is a path with parameters, percent-encoded, of at most "
            + LONGEST
            + " characters.");
  }

  private static ProblemException invalid(String why) {
    return new ProblemException(AuditProblem.INVALID_QUERY, why);
  }

  private static ProblemException unknown(String name) {
    return new ProblemException(
        AuditProblem.UNKNOWN_QUERY, "There is no saved query '" + name + "'. See /v1/queries.");
  }
}
