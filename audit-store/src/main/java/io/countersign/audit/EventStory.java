package io.countersign.audit;

import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.Principal;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.event.AdministrationEvent;
import io.countersign.contracts.event.ApprovalEvent;
import io.countersign.contracts.event.ChangesEnded;
import io.countersign.contracts.event.CommandCancelled;
import io.countersign.contracts.event.CommandCommented;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ExecutionStarted;
import io.countersign.contracts.event.ImpactMeasured;
import io.countersign.contracts.event.MeasurementRequested;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.ResultEnded;
import io.countersign.contracts.event.RowsChanged;
import io.countersign.contracts.event.WarrantIssued;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells in one sentence what happened, and who did it. */
public record EventStory(Actor actor, String sentence) {
  private static final int SQL_SHOWN = 120;
  private static final int WORDS_SHOWN = 300;

  /** The story of a record, whatever could be read of it. */
  public static EventStory of(AuditRecord candidate) {
    String source = candidate.envelope().source();
    Actor service = Actor.service(source == null ? "unknown" : source);
    return switch (candidate.reading()) {
      case Reading.Understood understood -> of(understood.data(), service);
      case Reading.UnknownType unknown ->
          new EventStory(
              service, "An event of a type that this version does not know: " + unknown.type());
      case Reading.Poison poison ->
          new EventStory(service, "A record that is no event: " + poison.reason());
    };
  }

  private static EventStory of(EventData data, Actor service) {
    return switch (data) {
      case CommandSubmitted e -> by(e.command().principal(), "submitted " + shown(e.command()));
      case CommandCancelled e -> by(e.by(), "cancelled the command" + said(e.reason()));
      case CommandDecided e -> new EventStory(service, "Policy decided: " + decision(e));
      case MeasurementRequested e -> new EventStory(service, "Asked for the command's impact");
      case ImpactMeasured e -> new EventStory(service, impact(e.impact()));
      case CommandCommented e -> by(e.by(), "said: " + words(e.text()));
      case ApprovalEvent e -> ApprovalStory.of(e, service);
      case WarrantIssued e -> new EventStory(service, warrant(e));
      case ExecutionStarted e ->
          new EventStory(
              service,
              "Claimed the warrant; runs on %s as %s%s"
                  .formatted(
                      e.dataSource(),
                      lower(e.access()),
                      e.transaction() == null ? "" : " in transaction " + e.transaction()));
      case RowsChanged e ->
          new EventStory(
              service,
              "%s of %d rows of %s recorded before the commit"
                  .formatted(e.kind(), e.changes().size(), e.table()));
      case ChangesEnded e -> new EventStory(service, changes(e));
      case ExecutionFinished e -> new EventStory(service, outcome(e.outcome()));
      case ResultChunk e ->
          new EventStory(service, "Result part %d: %d rows".formatted(e.index(), e.rows().size()));
      case ResultEnded e -> new EventStory(service, result(e));
      case AdministrationEvent e -> AdministrationStory.of(e, service);
    };
  }

  static EventStory by(Principal principal, String did) {
    return new EventStory(Actor.of(principal), principal.name() + " " + did);
  }

  private static String shown(Command command) {
    String sql = command.sql().strip();
    String start = sql.length() <= SQL_SHOWN ? sql : sql.substring(0, SQL_SHOWN) + "…";
    return "to " + command.dataSource() + ": " + start.replaceAll("\\s+", " ");
  }

  static String said(@Nullable String words) {
    return words == null || words.isBlank() ? "" : ", saying: " + words(words);
  }

  /** The beginning of what somebody wrote, on one line; the event holds all of it. */
  static String words(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= WORDS_SHOWN ? line : line.substring(0, WORDS_SHOWN) + "…";
  }

  private static String decision(CommandDecided event) {
    String policies =
        event.matches().stream().map(PolicyMatch::policy).collect(Collectors.joining(", "));
    String because = policies.isEmpty() ? " (no policy matched)" : " (" + policies + ")";
    return switch (event.decision()) {
      case Decision.Allowed allowed -> "allowed" + because;
      case Decision.Denied denied -> "denied" + because + reasons(denied.reasons());
      case Decision.MeasureFirst measure -> "to be measured first" + because;
      case Decision.ApprovalRequired required ->
          "approval of " + persons(required.requirement().persons()) + " required" + because;
    };
  }

  private static String impact(Impact impact) {
    if (impact.problem() != null) {
      return "The impact could not be measured: " + impact.problem();
    }
    return impact.changedRows() == null
        ? "Measured: the planner expects %s rows".formatted(impact.estimatedRows())
        : "Measured: a trial changed %d rows, rolled back".formatted(impact.changedRows());
  }

  private static String reasons(List<String> reasons) {
    return reasons.isEmpty() ? "" : ": " + String.join(" ", reasons);
  }

  static String persons(int count) {
    return count == 1 ? "1 person" : count + " persons";
  }

  private static String warrant(WarrantIssued event) {
    return "Issued a warrant to run once as %s until %s, upon %s"
        .formatted(
            lower(event.warrant().access()),
            event.warrant().expiresAt(),
            basis(event.warrant().basis()));
  }

  private static String basis(WarrantBasis basis) {
    return switch (basis) {
      case WarrantBasis.Policy policy -> "policy's word";
      case WarrantBasis.People people -> "the word of " + persons(people.approvers().size());
      case WarrantBasis.StandingGrant grant -> "the grant " + grant.grantId();
      case WarrantBasis.BrokenGlass broken -> "the word of %s alone".formatted(broken.person());
    };
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded s ->
          "Succeeded: %d rows returned, %d rows changed%s%s"
              .formatted(
                  s.rowsReturned(),
                  s.rowsChanged(),
                  s.truncated() ? ", result cut at the limit" : "",
                  s.recovered() ? ", found out after a crash" : "");
      case Outcome.Failed f -> "Failed: " + f.message();
      case Outcome.Refused r -> "Refused by the executor: " + r.message();
      case Outcome.Unknown u -> "Not known whether it took effect: " + u.message();
    };
  }

  private static String result(ResultEnded event) {
    return "Result complete: %d rows in %d parts%s"
        .formatted(event.rows(), event.chunks(), event.truncated() ? ", cut at the limit" : "");
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String changes(ChangesEnded ended) {
    String tables =
        ended.tables().stream()
            .map(t ->
                "%s: %d inserted, %d updated, %d deleted"
                    .formatted(t.table(), t.inserted(), t.updated(), t.deleted()))
            .collect(Collectors.joining("; "));
    return "Changes before the commit: "
        + tables
        + (ended.irreversible() == null ? "" : "; no undo: " + ended.irreversible());
  }
}
