package io.countersign.intake.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.contracts.ResultColumn;
import io.countersign.intake.AnswerSettings;
import io.countersign.intake.CommandProgress;
import io.countersign.intake.CommandState;
import io.countersign.intake.CommandTrail;
import io.countersign.intake.ResultCursor;
import io.countersign.intake.ResultPage;
import io.countersign.intake.ResultReader;
import io.countersign.platform.http.BreakOff;
import io.countersign.platform.http.Problem;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reading the result of a command. */
@Path(CommandPaths.COMMANDS + "/{id}/results")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Results")
public class ResultResource {
  static final String NDJSON = "application/x-ndjson";
  static final String CSV = "text/csv;charset=UTF-8";

  private final VisibleCommands commands;
  private final CommandTrail trail;
  private final AnswerSettings settings;
  private final ObjectMapper json;
  private final Caller caller;
  private final BreakOff breakOff;

  ResultResource(
      VisibleCommands commands,
      CommandTrail trail,
      AnswerSettings settings,
      ObjectMapper json,
      Caller caller,
      BreakOff breakOff) {
    this.commands = commands;
    this.trail = trail;
    this.settings = settings;
    this.json = json;
    this.caller = caller;
    this.breakOff = breakOff;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON + ";qs=1.0", Problem.MEDIA_TYPE + ";qs=0.1"})
  @Operation(
      summary = "The rows of a result",
      description =
          "As JSON in pages: send 'next' of one page as 'after' for the following one. As"
              + " application/x-ndjson the whole result, an object per row. As text/csv the whole"
              + " result by RFC 4180; SQL's NULL is an empty field and empty text is \"\". A text"
              + " that a spreadsheet would take for a formula (it begins with =, +, -, @, tab or"
              + " return) gets a ' before it in CSV; JSON and NDJSON give the text itself.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PageView.class)))
  public Response page(
      @PathParam("id") String id,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit) {
    ResultReader reader = reader(id);
    ResultPage page = reader.page(cursor(after), limit(limit));
    String next = page.next() == null ? null : page.next().toString();
    return Response.ok(
            new PageView(page.columns(), page.rows(), next), MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  @GET
  @Produces(NDJSON + ";qs=0.9")
  @Operation(hidden = true)
  public Response ndjson(@PathParam("id") String id) {
    return Response.ok(stream(id, new NdjsonFormat(json)), NDJSON).build();
  }

  @GET
  @Produces(CSV + ";qs=0.8")
  @Operation(hidden = true)
  public Response csv(@PathParam("id") String id) {
    return Response.ok(stream(id, new CsvFormat()), CSV).build();
  }

  private ResultStream stream(String id, ResultFormat format) {
    return new ResultStream(reader(id), format, breakOff);
  }

  private ResultReader reader(String id) {
    CommandProgress progress = commands.findWhole(id, caller.principal());
    if (progress.state() instanceof CommandState.Open open) {
      throw new ProblemException(
          IntakeProblem.NOT_ENDED,
          "The command is '%s'. Wait for its end, for example at %s."
              .formatted(open.status(), CommandPaths.events(progress.id())));
    }
    if (!ResultReader.hasResult(progress)) {
      throw new ProblemException(
          IntakeProblem.NO_RESULT,
          "The command has ended as '%s' and returned no rows. Its status says more."
              .formatted(progress.state().status()));
    }
    return new ResultReader(progress, trail);
  }

  private static ResultCursor cursor(@Nullable String after) {
    try {
      return after == null ? ResultCursor.START : ResultCursor.parse(after);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          IntakeProblem.INVALID_CURSOR, "Send 'next' of the page before as 'after'.");
    }
  }

  private int limit(@Nullable String text) {
    if (text == null) {
      return settings.pageRows();
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= settings.maximumPageRows()) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Told below, as any other limit that cannot be.
    }
    throw new ProblemException(
        IntakeProblem.INVALID_LIMIT,
        "'limit' is a number from 1 to " + settings.maximumPageRows() + ".");
  }

  /** A page as JSON. */
  @Schema(name = "ResultPage")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PageView(
      List<ResultColumn> columns,
      List<List<@Nullable Object>> rows,
      @Schema(description = "Send it as 'after' for the following page") @Nullable String next) {}
}
