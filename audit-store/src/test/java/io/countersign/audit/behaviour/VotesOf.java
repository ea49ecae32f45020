package io.countersign.audit.behaviour;

import io.countersign.audit.CommandSummary.Submitter;
import io.countersign.contracts.CommandId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Approvals for tests. */
final class VotesOf {
  private VotesOf() {}

  static Submitter voter(String name) {
    return new Submitter(name + "-subject", name, "HUMAN", null);
  }

  /** One a minute. */
  static List<Vote> given(
      Instant first, int count, String voter, String requester, Duration pause) {
    return IntStream.range(0, count)
        .mapToObj(i -> {
          Instant at = first.plus(Duration.ofMinutes(i));
          String seed = voter + requester + at;
          return new Vote(
              new CommandId(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))),
              voter + "-subject",
              voter,
              requester + "-subject",
              requester,
              at.minus(pause),
              at);
        })
        .toList();
  }
}
