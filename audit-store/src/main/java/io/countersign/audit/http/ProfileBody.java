package io.countersign.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.audit.CommandSummary.Submitter;
import io.countersign.audit.behaviour.Deviation;
import io.countersign.audit.behaviour.Habits;
import io.countersign.audit.behaviour.Profile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a principal acted, as JSON.
 *
 * @param bits all of its surprise
 * @param comparable whether enough is known of it for deviations
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProfileBody(
    Submitter principal,
    Instant from,
    Instant to,
    @Nullable TallyBody observed,
    @Nullable BaselineBody baseline,
    long commands,
    boolean comparable,
    double bits,
    List<Deviation> deviations) {
  /**
   * What it usually does.
   *
   * @param activeHours in how many hours there was a command
   */
  public record BaselineBody(
      Instant from, Instant to, long activeDays, int activeHours, TallyBody usual) {
    static BaselineBody of(Habits habits) {
      return new BaselineBody(
          habits.from(),
          habits.to(),
          habits.activeDays(),
          habits.tally().hours().size(),
          TallyBody.of(habits.tally()));
    }
  }

  static ProfileBody whole(Profile profile) {
    return of(profile, TallyBody.of(profile.tally()), BaselineBody.of(profile.habits()));
  }

  /** Without the counts. */
  static ProfileBody inList(Profile profile) {
    return of(profile, null, null);
  }

  private static ProfileBody of(
      Profile profile, @Nullable TallyBody observed, @Nullable BaselineBody baseline) {
    return new ProfileBody(
        profile.principal(),
        profile.from(),
        profile.to(),
        observed,
        baseline,
        profile.tally().commands(),
        profile.known(),
        profile.bits(),
        profile.deviations());
  }
}
