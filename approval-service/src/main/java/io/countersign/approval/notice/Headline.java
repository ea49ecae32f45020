package io.countersign.approval.notice;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.StateName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One line that says what is told. Shows names of others visibly, but escapes no mark-up. */
public final class Headline {
  private Headline() {}

  public static String of(Notice notice) {
    return VisibleText.inLine(text(notice));
  }

  private static String text(Notice notice) {
    return switch (notice) {
      case Notice.Asked(var batch, var urgent) when batch.pending().isEmpty() ->
          "Over: %s (%s)".formatted(question(batch), ends(batch));
      case Notice.Asked(var batch, var urgent) -> (urgent ? "Urgent: " : "") + question(batch);
      case Notice.Reminder(var batch, var times, var urgent) -> "Still waiting: " + question(batch);
      case Notice.Escalated(var batch) -> "Escalated, nobody answered: " + question(batch);
      case Notice.GlassBroken(var state, var reason, var dueAt) ->
          "Break-glass: %s ran a command on %s before approval; a review is owed by %s"
              .formatted(state.by(), place(state.request()), dueAt);
      case Notice.ReviewLate(var state, var dueAt, var times) ->
          "Review late since %s: %s ran a command on %s before approval"
              .formatted(dueAt, state.by(), place(state.request()));
      case Notice.Summary(var person, var waiting, var more) ->
          "%d%s %s for you"
              .formatted(
                  waiting.size(),
                  more ? " and more" : "",
                  waiting.size() == 1 && !more ? "question waits" : "questions wait");
    };
  }

  /** Such as {@code night-agent asks to run 3 commands on shop (production)}. */
  public static String question(Batch batch) {
    ApprovalRequest first = batch.members().getFirst().request();
    int size = batch.members().size();
    return VisibleText.inLine(
        "%s asks %s %s on %s"
            .formatted(
                first.command().principal().name(),
                first.isForGrant() ? "for a standing approval of" : "to run",
                size == 1 ? "a command" : size + " commands",
                place(first)));
  }

  private static String place(ApprovalRequest request) {
    return "%s (%s)".formatted(request.command().dataSource(), request.decided().environment());
  }

  private static String ends(Batch batch) {
    Map<StateName, Long> counts =
        batch.members().stream()
            .collect(
                Collectors.groupingBy(ApprovalState::name, TreeMap::new, Collectors.counting()));
    List<String> parts =
        counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey().text()).toList();
    return String.join(", ", parts);
  }
}
