package io.countersign.audit.http;

import io.countersign.audit.PlausibleTime;
import io.countersign.audit.print.ReportData;
import io.countersign.audit.print.ReportPage;
import io.countersign.audit.print.ReportPdf;
import io.countersign.audit.report.Period;
import io.countersign.audit.report.Report;
import io.countersign.audit.report.ReportMaker;
import io.countersign.audit.report.SectionName;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ReportMade;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports for auditors. */
@Path("/v1/reports/{name}")
@Tag(name = "Reports")
@RunOnVirtualThread
public class ReportsResource {
  private static final String PDF = "application/pdf";
  private static final String DIGEST = "Countersign-Report-Digest";
  private static final String NOTHING_FROM_ELSEWHERE =
      "default-src 'none'; style-src 'unsafe-inline'";
  private final ReportMaker maker;
  private final ReportTurns turns;
  private final ReportPage page;
  private final ReportPdf printer;
  private final ReadRecorder recorder;
  private final EventPublisher publisher;
  private final IdSource ids;
  private final Caller caller;

  ReportsResource(
      ReportMaker maker,
      ReportTurns turns,
      ReportPage page,
      ReportPdf printer,
      ReadRecorder recorder,
      EventPublisher publisher,
      IdSource ids,
      Caller caller) {
    this.maker = maker;
    this.turns = turns;
    this.page = page;
    this.printer = printer;
    this.recorder = recorder;
    this.publisher = publisher;
    this.ids = ids;
    this.caller = caller;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON + ";qs=1.0")
  @RolesAllowed("auditor")
  @Operation(
      summary = "A report on a period",
      description =
          "compliance, or one of its sections; as application/json, text/html or application/pdf, all of the same data. from and to"
              + " have to be given. That it was made, and the digest of its data, is an event before it is answered.")
  public Response json(String name, @Context UriInfo uri) {
    return turns.take(() -> {
      ReportData made = make(name, uri);
      return answer(made, made.json(), MediaType.APPLICATION_JSON);
    });
  }

  @GET
  @Produces(MediaType.TEXT_HTML + ";qs=0.9")
  @RolesAllowed("auditor")
  @Operation(hidden = true)
  public Response html(String name, @Context UriInfo uri) {
    return turns.take(() -> {
      ReportData made = make(name, uri);
      return answer(made, page.html(made), MediaType.TEXT_HTML + ";charset=UTF-8");
    });
  }

  @GET
  @Produces(PDF + ";qs=0.8")
  @RolesAllowed("auditor")
  @Operation(hidden = true)
  public Response pdf(String name, @Context UriInfo uri) {
    return turns.take(() -> {
      ReportData made = make(name, uri);
      return answer(made, printer.pdf(made), PDF);
    });
  }

  private static Response answer(ReportData made, Object body, String type) throws IOException {
    return Response.ok(body, type)
        .header(DIGEST, made.digest().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Content-Security-Policy", NOTHING_FROM_ELSEWHERE)
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private ReportData make(String name, UriInfo uri) {
    List<SectionName> sections = sections(name);
    Period period = period(new QueryParameters(uri, Set.of("from", "to")));
    ReportData made =
        ReportData.of(
            recorder
                .recorded(uri, () -> maker.make(name, sections, period, caller.principal().name()))
                .orElseThrow(() ->
                    new ProblemException(
                        AuditProblem.NO_CHECKPOINT,
                        "A report rests upon a checkpoint of the ledger, and there is none yet. Ask again in a few seconds.")));
    publisher
        .publish(
            Draft.administration(
                new EventId(ids.next()),
                new ReportMade(
                    caller.principal(), name, period.from(), period.to(), made.digest())))
        .await();
    return made;
  }

  private static List<SectionName> sections(String name) {
    return name.equals(Report.WHOLE)
        ? List.of(SectionName.values())
        : SectionName.named(name).map(List::of).orElseThrow(() -> unknown(name));
  }

  private static Period period(QueryParameters query) {
    Instant from =
        query.required("from", "a time such as 2026-11-01T00:00:00Z", ReportsResource::time);
    return query.required(
        "to",
        "a time behind 'from' such as 2026-12-01T00:00:00Z",
        to -> new Period(from, time(to)));
  }

  private static Instant time(String text) {
    Instant time = Instant.parse(text);
    if (!PlausibleTime.holds(time)) {
      throw new IllegalArgumentException("not a plausible time");
    }
    return time;
  }

  private static ProblemException unknown(String name) {
    String known =
        Stream.concat(
                Stream.of(Report.WHOLE), Arrays.stream(SectionName.values()).map(SectionName::text))
            .collect(Collectors.joining(", "));
    return new ProblemException(
        AuditProblem.UNKNOWN_REPORT, "There is no report '" + name + "'. There are " + known + ".");
  }
}
