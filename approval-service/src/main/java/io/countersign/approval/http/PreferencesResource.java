package io.countersign.approval.http;

import io.countersign.approval.Approvals;
import io.countersign.approval.Person;
import io.countersign.approval.Voters;
import io.countersign.approval.notice.Channel;
import io.countersign.approval.notice.Channels;
import io.countersign.approval.notice.PreferenceStore;
import io.countersign.approval.notice.Preferences;
import io.countersign.approval.notice.SummaryTimes;
import io.countersign.contracts.Principal;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the caller wants to be told. */
@Path("/v1/me/preferences")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Authenticated
@Tag(name = "Preferences", description = "When and how people are told")
public class PreferencesResource {
  private final PreferenceStore store;
  private final Channels channels;
  private final Caller caller;
  private final Voters voters;
  private final Clock clock;

  PreferencesResource(
      PreferenceStore store, Channels channels, Caller caller, Voters voters, Clock clock) {
    this.store = store;
    this.channels = channels;
    this.caller = caller;
    this.voters = voters;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  @GET
  @Operation(summary = "Shows how the caller wants to be told")
  @APIResponse(responseCode = "200", description = "The preferences; empty if there are none")
  @APIResponse(responseCode = "403", description = "The caller is an agent")
  public PreferencesBody get() {
    return PreferencesBody.of(store.find(person().id()).orElse(Preferences.NONE));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Says how the caller wants to be told, in the place of what was said before")
  @APIResponse(responseCode = "200", description = "The preferences as they are now")
  @APIResponse(responseCode = "400", description = "A time, zone or channel is not valid")
  @APIResponse(responseCode = "403", description = "The caller is an agent")
  public PreferencesBody put(@Nullable PreferencesBody body) {
    Preferences preferences = PreferencesBody.required(body).preferences();
    Person person = person();
    checkChannels(preferences, person);
    store.put(person.id(), preferences, preferences.zone(person.zone()), clock.instant());
    return PreferencesBody.of(preferences);
  }

  private Person person() {
    Principal principal = caller.principal();
    if (principal.isAgent()) {
      throw new ProblemException(
          CommonProblem.FORBIDDEN, "Agents are not told of requests, so they have no preferences.");
    }
    Instant now = clock.instant();
    return voters.of(principal, now).person();
  }

  /** Whoever is promised to be told can be. */
  private void checkChannels(Preferences preferences, Person person) {
    List<Channel> personal = channels.tellingPersons();
    SummaryTimes summary = preferences.summary();
    if (summary != null) {
      Channel channel =
          personal.stream()
              .filter(c -> c.name().equals(summary.channel()))
              .findFirst()
              .orElseThrow(() ->
                  invalid(
                      "Field summary.channel is '%s'; persons are told by %s."
                          .formatted(
                              summary.channel(), personal.stream().map(Channel::name).toList())));
      channel.objectionTo(person.id()).ifPresent(this::refuse);
    }
    if (preferences.immediate()
        && personal.stream().allMatch(c -> c.objectionTo(person.id()).isPresent())) {
      refuse("there is no way to tell you by yourself");
    }
  }

  private void refuse(String why) {
    throw invalid("You cannot be told: " + why + ".");
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(CommonProblem.INVALID_REQUEST, detail);
  }
}
