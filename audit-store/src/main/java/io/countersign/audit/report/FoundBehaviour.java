package io.countersign.audit.report;

import io.countersign.contracts.event.FindingClosed;
import io.countersign.contracts.event.FindingMade;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stood out in what agents and people did, and who looked into it. */
public record FoundBehaviour(Listing<Found> findings) implements Section {
  /**
   * One finding.
   *
   * @param about subject of whom it is about
   * @param closedBy absent while nobody has looked into it
   */
  public record Found(
      long finding,
      Instant time,
      String position,
      String kind,
      String about,
      String evidence,
      @Nullable String closedBy,
      @Nullable String reason) {}

  static FoundBehaviour of(Evidence evidence) {
    Map<Long, FindingClosed> closed = new HashMap<>();
    evidence
        .eventsSinceItsBegin(FindingClosed.class)
        .data()
        .forEach(c -> closed.put(c.finding(), c));
    ExaminedEvents<FindingMade> made = evidence.events(FindingMade.class);
    List<Found> found =
        made.entries().stream()
            .flatMap(e -> Stream.ofNullable(e.data()).map(data -> found(e, data, closed)))
            .toList();
    return new FoundBehaviour(
        Listing.first(
            found,
            made.complete(),
            evidence.settings().listedEntries(),
            evidence.eventsQuery(FindingMade.class)));
  }

  private static Found found(
      ExaminedEvents.Entry<FindingMade> entry, FindingMade data, Map<Long, FindingClosed> closed) {
    FindingClosed closing = closed.get(data.finding());
    return new Found(
        data.finding(),
        entry.event().time(),
        entry.event().position().toString(),
        data.kind(),
        data.about(),
        data.evidence(),
        closing == null ? null : closing.by().name(),
        closing == null ? null : closing.reason());
  }
}
