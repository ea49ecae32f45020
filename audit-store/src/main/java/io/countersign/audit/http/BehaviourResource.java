package io.countersign.audit.http;

import io.countersign.audit.CommandFilter;
import io.countersign.audit.CommandSummary.Submitter;
import io.countersign.audit.behaviour.Profile;
import io.countersign.audit.behaviour.Profiles;
import io.countersign.platform.http.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How principals act, against what they usually do. */
@Path("/v1/behaviour")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Behaviour")
@RunOnVirtualThread
public class BehaviourResource {
  private static final Duration USUAL = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int PAGE = 100;
  private static final int MOST = 500;
  private static final Set<String> OF_ONE = Set.of("from", "to");
  private static final Set<String> OF_ALL = Set.of("from", "to", Filters.LIMIT);

  private final Profiles profiles;
  private final ReadRecorder recorder;
  private final Clock clock;

  BehaviourResource(Profiles profiles, ReadRecorder recorder, Clock clock) {
    this.profiles = profiles;
    this.recorder = recorder;
    this.clock = clock;
  }

  private record Span(Instant from, Instant to) {}

  @GET
  @RolesAllowed("auditor")
  @Operation(
      summary = "Who was active, who deviates most from what is usual first",
      description =
          "from, to: the last day if not given; the baseline is the time before. Of the 500 with most commands. limit: 1 to 500.")
  public EntriesBody<ProfileBody> all(@Context UriInfo uri) {
    QueryParameters query = new QueryParameters(uri, OF_ALL);
    Span span = span(query);
    int limit = query.number(Filters.LIMIT, 1, MOST, PAGE);
    return recorder.recorded(
        uri,
        () ->
            EntriesBody.of(
                profiles.all(span.from(), span.to()).stream().map(ProfileBody::inList).toList(),
                limit));
  }

  @GET
  @Path("{principal}")
  @RolesAllowed("auditor")
  @Operation(
      summary = "What a principal did, what it usually does, and in what that differs",
      description =
          "principal: name or subject. from, to: the last day if not given; the baseline is the time before. Every"
              + " deviation comes with queries that count the same.")
  public ProfileBody one(@Context UriInfo uri, String principal) {
    Span span = span(new QueryParameters(uri, OF_ONE));
    return recorder.recorded(uri, () -> ProfileBody.whole(profile(principal, span)));
  }

  private Profile profile(String principal, Span span) {
    List<Submitter> named = profiles.named(principal);
    if (named.isEmpty()) {
      throw new ProblemException(
          AuditProblem.UNKNOWN_PRINCIPAL,
          "Nobody of the name or subject '%s' has submitted anything.".formatted(principal));
    }
    if (named.size() > 1) {
      throw new ProblemException(
          AuditProblem.INVALID_FILTER,
          "Several principals have the name '%s'. Give the subject: %s."
              .formatted(
                  principal,
                  named.stream().map(Submitter::subject).collect(Collectors.joining(", "))));
    }
    return profiles.of(named.getFirst(), span.from(), span.to());
  }

  private Span span(QueryParameters query) {
    CommandFilter times = Filters.commands(query);
    Instant to = times.to() == null ? clock.instant() : times.to();
    Instant from = times.from() == null ? to.minus(USUAL) : times.from();
    if (!from.isBefore(to) || from.isBefore(to.minus(LONGEST))) {
      throw new ProblemException(
          AuditProblem.INVALID_FILTER,
          "'from' must be before 'to', and not by more than %d days.".formatted(LONGEST.toDays()));
    }
    return new Span(from, to);
  }
}
